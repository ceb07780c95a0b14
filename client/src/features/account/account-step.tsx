import { useQuery } from "@tanstack/react-query";
import { ErrorState, Pending } from "@/ui/states";
import { ChangePassword } from "./change-password";
import { accountQuery } from "./queries";
import { TotpEnrolment } from "./totp-enrolment";

/** A form of the account that stands between a session and the rest. */
export function AccountStep({ step, onDone }: { step: "changePassword" | "enrolTotp"; onDone: () => void }) {
  const account = useQuery(accountQuery);
  if (account.isPending) {
    return <Pending rows={4} />;
  }
  if (!account.data) {
    return <ErrorState error={account.error} onRetry={() => void account.refetch()} />;
  }
  return step === "changePassword" ? (
    <ChangePassword account={account.data} onDone={onDone} />
  ) : (
    <TotpEnrolment key={account.data.user.id} account={account.data} onDone={onDone} />
  );
}
