import { type TextareaHTMLAttributes, useEffect, useRef } from "react";

/**
 * A text field as high as its text. The style sheet does it; where the browser cannot (before Chromium 123), the height is set as it is
 * typed. The kit's own measures with style attributes, which the content security policy refuses.
 */
export function GrowingText(props: TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const field = useRef<HTMLTextAreaElement>(null);
  const { value } = props;
  // Measured anew with every text.
  useEffect(() => {
    const element = field.current;
    if (element && typeof CSS !== "undefined" && !CSS.supports("field-sizing", "content")) {
      element.style.height = "auto";
      element.style.height = `${element.scrollHeight}px`;
    }
  }, [value]);
  return <textarea rows={1} {...props} ref={field} className="growing" />;
}
