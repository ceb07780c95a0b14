import { useMutation } from "@tanstack/react-query";
import { type Account, renewRecoveryCodes } from "./queries";
import { Reauthentication } from "./reauthentication";
import { RecoveryCodes } from "./recovery-codes";

type Props = { account: Account; onDone: () => void; onCancel: () => void; onRenewed: () => void };

/** New recovery codes in place of the old ones. */
export function RecoveryRenewal({ account, onDone, onCancel, onRenewed }: Props) {
  const renew = useMutation({ mutationFn: renewRecoveryCodes, onSuccess: onRenewed });
  return renew.data ? (
    <RecoveryCodes userName={account.user.userName} codes={renew.data} onDone={onDone} />
  ) : (
    <Reauthentication account={account} isPending={renew.isPending} error={renew.error} onSubmit={(proof) => renew.mutate(proof)} onCancel={onCancel} />
  );
}
