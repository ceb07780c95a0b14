import type { Schemas } from "@/api/client";

/** What stands between a signed-in person and the rest: a code, a new password, an authenticator app. */
export function StepsPage({ session }: { session: Schemas["Session"] }) {
  return <main className="sign-in">{session.steps[0]}</main>;
}
