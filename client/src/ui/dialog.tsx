import { CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";

/** What had the focus on the page when the first of the dialogs on it opened. */
let opener: Element | null = null;

type Props = { title: string; width?: number; onClose?: (() => void) | undefined; footer?: ReactNode; children: ReactNode };

/**
 * A sheet over the page, which is out of reach meanwhile; the focus comes in and goes back. Esc and the cross close it where onClose
 * is given; a click beside it never does. Not antd's Modal, which writes styles that the content security policy forbids.
 */
export function Dialog({ title, width = 480, onClose, footer, children }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const sheet = useRef<HTMLDivElement>(null);
  const [before] = useState(() => document.activeElement);
  useEffect(() => {
    const page = document.getElementById("root");
    if (page?.contains(before)) {
      opener = before;
    }
    page?.toggleAttribute("inert", true);
    if (!sheet.current?.contains(document.activeElement)) {
      (sheet.current?.querySelector<HTMLElement>(".dialog :is(input, textarea, button)") ?? sheet.current)?.focus();
    }
    return () => {
      // A dialog that follows another keeps the page out of reach until the last is gone.
      page?.toggleAttribute("inert", document.querySelector(".dialog-layer") !== null);
      if (opener instanceof HTMLElement && opener.isConnected) {
        opener.focus();
      }
    };
  }, [before]);
  // At once, not after the screen is drawn: a key that comes in between would be lost.
  const isShown = useRef(false);
  useLayoutEffect(() => {
    // The button that had the focus may be gone with what it did; Esc and Tab go on from the sheet. When it opens, the effect above decides.
    if (isShown.current && document.activeElement === document.body) {
      sheet.current?.focus();
    }
    isShown.current = true;
  });
  return createPortal(
    <div
      className="dialog-layer"
      // An open list takes Esc for itself; asked before it does.
      onKeyDownCapture={(event) => {
        if (event.key === "Escape" && (event.target as HTMLElement).getAttribute("aria-expanded") !== "true") {
          event.stopPropagation();
          onClose?.();
        }
      }}
    >
      <div ref={sheet} className="sheet" role="dialog" aria-modal="true" aria-labelledby={id} tabIndex={-1} style={{ maxWidth: width }}>
        <header>
          <h2 id={id}>{title}</h2>
          {onClose && <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t("action.close")} title="Esc" onClick={onClose} />}
        </header>
        <div className="dialog">{children}</div>
        {footer && <footer>{footer}</footer>}
      </div>
    </div>,
    document.body,
  );
}

type FormProps = {
  title: string;
  ok: string;
  isBusy: boolean;
  isDanger?: boolean;
  isReady?: boolean;
  width?: number;
  onOk: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** A form in a dialog: Enter in a field sends it. */
export function FormDialog({ title, ok, isBusy, isDanger = false, isReady = true, width, onOk, onClose, children }: FormProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <Dialog
      title={title}
      width={width}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t("action.cancel")}</Button>
          <Button type="primary" htmlType="submit" form={id} danger={isDanger} disabled={!isReady} loading={isBusy}>
            {ok}
          </Button>
        </>
      }
    >
      <form
        id={id}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !isBusy) {
            onOk();
          }
        }}
      >
        {children}
      </form>
    </Dialog>
  );
}
