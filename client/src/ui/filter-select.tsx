import { Select } from "antd";

export type Option = { value: string; label: string };

/** A small select whose empty choice says what it leaves unfiltered. */
export function FilterSelect({
  all,
  value,
  options,
  onChange,
  width = 120,
}: {
  all: string;
  value: string | undefined;
  options: Option[];
  onChange: (value: string | undefined) => void;
  width?: number;
}) {
  return (
    <Select
      aria-label={all}
      value={value ?? ""}
      style={{ width }}
      popupMatchSelectWidth={false}
      options={[{ value: "", label: all }, ...options]}
      onChange={(next: string) => onChange(next || undefined)}
    />
  );
}
