import "./file-drop.css";
import { UploadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type DragEvent, type ReactNode, useRef, useState } from "react";

type Props = {
  label: string;
  hint: ReactNode;
  /** The endings that the file chooser offers. */
  accept: string;
  isMultiple?: boolean;
  isPrimary?: boolean;
  isDisabled?: boolean;
  onFiles: (files: File[]) => void;
};

/** A place to drop files on, and a button to choose them by keyboard. */
export function FileDrop({ label, hint, accept, isMultiple = false, isPrimary = false, isDisabled = false, onFiles }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const take = (files: FileList | null) => {
    const chosen = [...(files ?? [])].slice(0, isMultiple ? undefined : 1);
    if (chosen.length > 0 && !isDisabled) {
      onFiles(chosen);
    }
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(event.type === "dragover" && !isDisabled);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is a way of the mouse; the button inside is that of the keyboard
    <div
      className={isOver ? "file-drop over" : "file-drop"}
      onDragOver={over}
      onDragLeave={over}
      onDrop={(event) => {
        over(event);
        take(event.dataTransfer.files);
      }}
    >
      <Button type={isPrimary ? "primary" : "default"} icon={<UploadOutlined />} disabled={isDisabled} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept={accept}
        multiple={isMultiple}
        onChange={(event) => {
          take(event.target.files);
          // The same file may be chosen again, mended.
          event.target.value = "";
        }}
      />
      <span className="muted small">{hint}</span>
    </div>
  );
}
