import { ApiError } from "@/api/api-error";
import {
  type Choice,
  type Conflict,
  conflictsOf,
  type Edits,
  list,
  pending,
  type Place,
  prune,
  put,
  type Refusal,
  refusalsOf,
  resolve,
  settle,
  toLines,
  type,
} from "./edits";
import { isSameDetails } from "@/ui/line-details";
import { type Kept, keep, kept } from "./kept-edits";
import { type Line, readSubmission, saveLines, type Submission } from "./queries";

export type SaveState = { kind: "idle" } | { kind: "saving" } | { kind: "saved"; at: Date } | { kind: "failed"; error: ApiError };

export type DraftState = {
  submission: Submission;
  edits: Edits;
  save: SaveState;
  conflicts: readonly Conflict[];
  refusals: readonly Refusal[];
  /** Left from an earlier visit, and not yet taken up or dropped. */
  left: Kept | null;
  /** Lines of others that came in beside one's own, since they were last told of. */
  taken: number;
};

const pause = 1500;
/** Somebody who types without a pause is saved as well. */
const atLatest = 6000;
const retryAfter = [2000, 5000, 10_000, 30_000];

/**
 * One person's work on one form: what was typed, saved by itself after a pause, kept in the browser until the server has it. Each edit
 * knows what it was typed over; where the server has meanwhile changed the same cell, saving waits until somebody has chosen. Cells that
 * only one side changed need no choice.
 */
export class Draft {
  private state: DraftState;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<Submission | null> | null = null;
  private held: Place | null = null;
  private unsavedSince: number | null = null;
  private failures = 0;
  private isStopped = false;

  constructor(
    private readonly plan: string,
    private readonly user: string,
    submission: Submission,
  ) {
    const left = kept(user, submission.id);
    const hasNews = left !== null && Object.keys(pending(submission.lines, left.edits)).length > 0;
    this.state = { submission, edits: {}, save: { kind: "idle" }, conflicts: [], refusals: [], left: hasNews ? left : null, taken: 0 };
    if (!hasNews) {
      keep(user, submission.id, {});
    }
  }

  readonly read = (): DraftState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    this.isStopped = false;
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) {
        this.isStopped = true;
        clearTimeout(this.timer);
      }
    };
  };

  get isDirty(): boolean {
    return Object.keys(pending(this.state.submission.lines, this.state.edits)).length > 0;
  }

  change(changes: readonly (Place & { text: string })[]): void {
    const { lines } = this.state.submission;
    const edits = changes.reduce((now, { text, ...place }) => type(lines, now, place, text), this.state.edits);
    this.set({ edits: prune(lines, edits, this.held), refusals: this.state.refusals.filter((r) => edits[r.no]?.[r.field]?.text === r.text) });
    this.unsavedSince ??= Date.now();
    this.schedule(Math.max(0, Math.min(pause, this.unsavedSince + atLatest - Date.now())));
  }

  /** The cell that is typed in keeps its text as it is, whatever the server makes of it. */
  hold(place: Place | null): void {
    this.held = place;
    if (!place) {
      this.set({ edits: prune(this.state.submission.lines, this.state.edits, null) });
    }
  }

  /** What the server has, read again; an answer older than what is known is let pass. */
  receive(submission: Submission): void {
    if (submission.version > this.state.submission.version) {
      this.set({ submission, edits: prune(submission.lines, this.state.edits, this.held) });
    }
  }

  /** Sends what is left to send, after what is under way; null when it did not arrive. */
  async save(): Promise<Submission | null> {
    while (this.running) {
      await this.running;
    }
    this.running = this.send().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  /** Something else that changes the submission on the server, between two saves; what is typed meanwhile is saved after it. */
  async between(act: (current: Submission) => Promise<Submission>): Promise<Submission | null> {
    if (!(await this.save())) {
      return null;
    }
    while (this.running) {
      await this.running;
    }
    const acting = act(this.state.submission);
    this.running = acting
      .then((after) => {
        this.receive(after);
        return after;
      })
      .catch(() => null)
      .finally(() => {
        this.running = null;
        this.schedule(0);
      });
    await this.running;
    return await acting;
  }

  resolve(choices: readonly Choice[]): void {
    const edits = resolve(this.state.edits, choices);
    this.set({ edits: prune(this.state.submission.lines, edits, null), save: { kind: "idle" } });
    this.schedule(0);
  }

  /** Takes up what was left from an earlier visit, under what has been typed since; what the server changed meanwhile becomes a choice. */
  restore(): void {
    const { left, edits, submission } = this.state;
    this.set({ left: null, edits: prune(submission.lines, over(left?.edits ?? {}, edits), null) });
    this.schedule(0);
  }

  dropLeft(): void {
    this.set({ left: null });
  }

  discard(): void {
    clearTimeout(this.timer);
    this.set({ edits: {}, refusals: [], save: { kind: "idle" } });
  }

  told(): void {
    this.set({ taken: 0 });
  }

  private async send(isAgain = false): Promise<Submission | null> {
    clearTimeout(this.timer);
    const { submission, edits, refusals, conflicts } = this.state;
    const lines = toLines(submission.lines, edits, refusals);
    if (lines.length === 0 || conflicts.length > 0) {
      return conflicts.length > 0 ? null : submission;
    }
    this.set({ save: { kind: "saving" } });
    this.unsavedSince = null;
    try {
      const saved = await saveLines(
        this.plan,
        submission,
        lines.map(({ body }) => body),
      );
      this.failures = 0;
      this.set({ submission: saved, edits: settle(this.state.edits, edits, saved.lines, this.held), save: { kind: "saved", at: new Date() } });
      this.schedule(pause);
      return saved;
    } catch (error) {
      const failure = error instanceof ApiError ? error : new ApiError(0, { code: "network" });
      const isStale = failure.code === "stale_version" || failure.status === 409;
      return await (isStale && !isAgain ? this.merge(failure) : this.fail(failure, lines, edits));
    }
  }

  private fail(error: ApiError, sent: readonly { no: number }[], edits: Edits): null {
    const refusals = refusalsOf(error, sent, edits);
    this.set({ save: { kind: "failed", error }, refusals: [...this.state.refusals, ...refusals] });
    if (refusals.length > 0) {
      // The cells that nothing was said against.
      this.schedule(0);
    } else if (error.status === 0 || error.status === 412 || error.status === 429 || error.status >= 500) {
      this.schedule(retryAfter[Math.min(this.failures++, retryAfter.length - 1)] ?? 0);
    }
    return null;
  }

  /** Somebody else has saved first: theirs comes in, and where both changed the same cell a choice is asked for. */
  private async merge(stale: ApiError): Promise<Submission | null> {
    try {
      const before = this.state.submission;
      const theirs = await readSubmission(this.plan, before.id);
      this.set({ submission: theirs, edits: prune(theirs.lines, this.state.edits, this.held), save: { kind: "idle" } });
      const asked = this.state.conflicts.map((conflict) => conflict.no);
      this.set({ taken: this.state.taken + differing(before.lines, theirs.lines).filter((no) => !asked.includes(no)).length });
    } catch (error) {
      this.set({ save: { kind: "failed", error: error instanceof ApiError ? error : stale } });
      this.schedule(retryAfter[0] ?? 0);
      return null;
    }
    if (this.state.conflicts.length > 0 || !this.state.submission.allowedActions.includes("save")) {
      return null;
    }
    return await this.send(true);
  }

  private schedule(wait: number): void {
    clearTimeout(this.timer);
    const { submission, edits, refusals, conflicts } = this.state;
    const canSave = submission.allowedActions.includes("save") && conflicts.length === 0;
    if (!this.isStopped && canSave && toLines(submission.lines, edits, refusals).length > 0) {
      this.timer = setTimeout(() => void this.save(), wait);
    }
  }

  private set(change: Partial<DraftState>): void {
    const next = { ...this.state, ...change };
    // Until a save has been answered, what the server has may be one's own words coming back.
    const conflicts = next.save.kind === "saving" ? [] : conflictsOf(next.submission.lines, next.edits);
    this.state = { ...next, conflicts };
    const unsaved = pending(next.submission.lines, next.edits);
    if (next.left === null || Object.keys(unsaved).length > 0) {
      keep(this.user, next.submission.id, over(next.left?.edits ?? {}, unsaved));
    }
    this.listeners.forEach((listener) => listener());
  }
}

/** One set of edits laid over another. */
const over = (below: Edits, above: Edits): Edits => list(above).reduce((all, { text, base, ...place }) => put(all, place, { text, base }), below);

function differing(before: readonly Line[], after: readonly Line[]): number[] {
  const isOther = (line: Line, old: Line | undefined) =>
    old && (old.value !== line.value || old.text !== line.text || old.explanation !== line.explanation || !isSameDetails(old.details, line.details));
  return after
    .filter((line) =>
      isOther(
        line,
        before.find((l) => l.no === line.no),
      ),
    )
    .map((line) => line.no);
}
