import type { Schemas } from "@/api/client";
import { AccountStep } from "@/features/account/account-step";
import { StepsPage } from "@/features/session/steps-page";

/** The steps of a session, with the forms of the account that some of them are. */
export function Steps({ session, onFinished }: { session: Schemas["Session"]; onFinished: () => void }) {
  return (
    <StepsPage session={session} onFinished={onFinished}>
      {(step, onDone) => <AccountStep step={step} onDone={onDone} />}
    </StepsPage>
  );
}
