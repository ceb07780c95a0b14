import "./file-drop.css";

/** How far something is on its way, named for those who do not see the bar. */
export function Progress({ label, share }: { label: string; share: number }) {
  const percent = Math.round(share * 100);
  return (
    <div className="progress">
      <span className="meter" role="progressbar" aria-label={label} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100}>
        <b style={{ width: `${percent}%` }} />
      </span>
      <span className="figure small nowrap" aria-hidden="true">
        {percent}%
      </span>
    </div>
  );
}
