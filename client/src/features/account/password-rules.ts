import type { Account } from "./queries";

export type Rule = { name: "length" | "classes" | "names" | "common" | "history"; values?: Record<string, number>; isMet: boolean | undefined };

const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/];

/**
 * What a new password must be, as far as it can be told here: undefined where nothing is typed yet, and always for what only the
 * server knows. Length counts what people see as one character.
 */
export function passwordRules({ passwordRules: rules, user, memberships }: Pick<Account, "passwordRules" | "user" | "memberships">, password: string): Rule[] {
  const isTyped = password !== "";
  const names = ["lantu", "quzhou", user.userName, user.displayName, ...memberships.flatMap((m) => [m.orgUnit.code, m.orgUnit.name, m.orgUnit.shortName])];
  const hasName = names.some((name) => name.length > 2 && password.toLowerCase().includes(name.toLowerCase()));
  const told = (isMet: boolean) => (isTyped ? isMet : undefined);
  return [
    { name: "length", values: { length: rules.minLength }, isMet: told([...password].length >= rules.minLength) },
    ...(rules.needsThreeClasses ? [{ name: "classes", isMet: told(classes.filter((c) => c.test(password)).length >= 3) } as const] : []),
    { name: "names", isMet: told(!hasName) },
    { name: "common", isMet: undefined },
    { name: "history", values: { number: rules.history }, isMet: undefined },
  ];
}
