import { Input } from "antd";
import { useEffect, useState } from "react";

/** A text filter that lives in the URL and keeps up with it: clearing the filters elsewhere empties it, typing is never overtaken. */
export function FilterText({
  label,
  value,
  width = 176,
  onChange,
}: {
  label: string;
  value: string | undefined;
  width?: number;
  onChange: (v: string | undefined) => void;
}) {
  const [text, setText] = useState(value ?? "");
  useEffect(() => {
    if (value === undefined) {
      setText("");
    }
  }, [value]);
  return (
    <Input
      allowClear
      style={{ width }}
      placeholder={label}
      aria-label={label}
      value={text}
      onChange={(e) => {
        setText(e.target.value);
        onChange(e.target.value || undefined);
      }}
    />
  );
}
