import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "./dialog";

type Props = { label: string; title: string; consequence: string; isDanger?: boolean; isSmall?: boolean; act: () => Promise<unknown> };

/** A button that asks first, naming the object and the consequence. What fails is told by the act itself. */
export function ConfirmButton({ label, title, consequence, isDanger = false, isSmall = false, act }: Props) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const close = () => setIsOpen(false);
  const go = async () => {
    setIsBusy(true);
    await act().catch(() => undefined);
    setIsBusy(false);
    close();
  };
  return (
    <>
      <Button danger={isDanger} size={isSmall ? "small" : "middle"} onClick={() => setIsOpen(true)}>
        {label}
      </Button>
      {isOpen && (
        <Dialog
          title={title}
          width={416}
          onClose={close}
          footer={
            <>
              <Button autoFocus={isDanger} onClick={close}>
                {t("action.cancel")}
              </Button>
              <Button type="primary" danger={isDanger} autoFocus={!isDanger} loading={isBusy} onClick={() => void go()}>
                {label}
              </Button>
            </>
          }
        >
          <p>{consequence}</p>
        </Dialog>
      )}
    </>
  );
}
