import { useTranslation } from "react-i18next";
import { documentAddress, type Target } from "@/api/targets";
import { formatDate, formatFigure } from "@/lib/format";
import { signOf } from "@/lib/signs";

/** A number with its bound: ≥27.9. */
export const numberOf = (target: Pick<Target, "comparator" | "value">, decimals: number): string =>
  `${signOf(target.comparator)}${formatFigure(target.value, decimals)}`;

/** What a number rests on, with its document and the document's file. */
export function Basis({ plan, target }: { plan: string; target: Target }) {
  const { t } = useTranslation();
  const { document } = target;
  return (
    <>
      {t(`targetBasis.${target.basis}`)}
      {document?.number && ` · ${document.number}`}
      {document?.date && ` · ${formatDate(document.date)}`}
      {document?.title && <span className="muted"> {document.title}</span>}
      {document?.file && (
        <>
          {" "}
          <a href={documentAddress(plan, document.file.id)} download>
            {document.file.fileName}
          </a>
        </>
      )}
    </>
  );
}
