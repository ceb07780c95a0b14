import { type FocusEvent, type KeyboardEvent, type MouseEvent, type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { parseTsv, toTsv } from "@/lib/tsv";
import { type Change, clear, copy, fillDown, type PasteOutcome, paste } from "./block";
import { type Column, type RowKey, sheetOf } from "./columns";
import { type History, noHistory, type Replaced, redo, remember, undo } from "./history";
import { intentOf, type Intent, type Mode } from "./keys";
import { boundsOf, type Cell, firstCell, isSingle, land, move, type Way } from "./range";

export type CellChange = { key: RowKey; column: string; text: string };

export type GridInput<Row> = {
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => RowKey;
  onChange: (changes: readonly CellChange[]) => void;
  onPasted?: ((outcome: PasteOutcome) => void) | undefined;
  /** Which cell is being typed in; null when none is. */
  onEditing?: ((cell: { key: RowKey; column: string } | null) => void) | undefined;
};

type State = { active: Cell; extent: Cell; mode: Mode };

/** The cell that an event happened in. */
function cellOf(target: EventTarget | null): Cell | null {
  const element = target instanceof Element ? target.closest<HTMLElement>("[data-row][data-column]") : null;
  return element ? { row: Number(element.dataset.row), column: Number(element.dataset.column) } : null;
}

const same = (a: Cell, b: Cell) => a.row === b.row && a.column === b.column;

/**
 * Moving, selecting, typing, the clipboard and undo of an entry grid. Texts live with whoever shows the grid and change with every key,
 * so that nothing typed depends on leaving the cell; a cell typed in is one step of undo, and so is a whole paste.
 */
export function useGrid<Row>(input: GridInput<Row>, table: RefObject<HTMLTableElement | null>, reveal: (row: number) => void, page: () => number) {
  const { rows, columns, rowKey } = input;
  const sheet = sheetOf(rows, columns);
  const [state, setState] = useState<State>(() => ({ active: firstCell(sheet), extent: firstCell(sheet), mode: "moving" }));
  const history = useRef<History>(noHistory);
  const before = useRef("");
  const wanted = useRef<Cell | null>(null);
  const isDragging = useRef(false);
  const isTouch = useRef(false);
  const active = land(state.active, sheet);
  const extent = land(state.extent, sheet);
  const { mode } = state;
  const bounds = boundsOf(active, extent);

  const keyOf = (row: number) => rowKey(rows[row] as Row);
  const columnOf = (column: number) => columns[column] as Column<Row>;
  const elementOf = ({ row, column }: Cell) => table.current?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`);
  const isLong = () => columnOf(active.column).kind === "longText";

  /** After every drawing: the focus follows the cell that was asked for, and a cell that is not typed in is selected whole, so that typing replaces it. */
  useLayoutEffect(() => {
    const target = wanted.current ?? active;
    const element = elementOf(target);
    const field = element?.querySelector<HTMLInputElement | HTMLTextAreaElement>("input, textarea");
    if (wanted.current && element) {
      wanted.current = null;
      (field ?? element).focus({ preventScroll: true });
      element.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    if (field && mode === "moving" && document.activeElement === field) {
      field.select();
    }
  });

  const apply = (changes: readonly Change[]) => {
    const standing = (cell: Cell) => (mode !== "moving" && same(cell, active) ? before.current : sheet.text(cell.row, cell.column));
    const step = changes.map((change) => ({
      key: keyOf(change.row),
      column: columnOf(change.column).key,
      before: standing(change),
      after: change.text,
    }));
    history.current = remember(history.current, step);
    input.onChange(step.map(({ key, column, after }) => ({ key, column, text: after })));
  };

  /** Ends typing: the text is settled, and becomes one step. */
  const commit = () => {
    if (mode === "moving") {
      return;
    }
    const { row, column } = active;
    const text = sheet.text(row, column);
    const settled = sheet.settle(row, column, text);
    const [key, name] = [keyOf(row), columnOf(column).key];
    if (settled !== text) {
      input.onChange([{ key, column: name, text: settled }]);
    }
    history.current = remember(history.current, [{ key, column: name, before: before.current, after: settled }]);
    input.onEditing?.(null);
  };

  const go = (to: Cell, isExtending = false) => {
    commit();
    const next = land(to, sheet);
    reveal(next.row);
    if (isExtending) {
      setState({ active, extent: next, mode: "moving" });
      elementOf(next)?.scrollIntoView({ block: "nearest", inline: "nearest" });
      return;
    }
    wanted.current = next;
    setState({ active: next, extent: next, mode: "moving" });
  };

  const begin = (cell: Cell, next: Mode) => {
    before.current = sheet.text(cell.row, cell.column);
    setState({ active: cell, extent: cell, mode: columnOf(cell.column).kind === "longText" ? "caret" : next });
    input.onEditing?.({ key: keyOf(cell.row), column: columnOf(cell.column).key });
  };

  const type = (cell: Cell, text: string) => {
    if (mode === "moving" || !same(cell, active)) {
      commit();
      begin(cell, "typing");
    }
    input.onChange([{ key: keyOf(cell.row), column: columnOf(cell.column).key, text }]);
  };

  const replay = (turn: typeof undo) => {
    const turned = turn(history.current);
    if (!turned) {
      return;
    }
    history.current = turned.history;
    const isBack = turn === undo;
    input.onChange(turned.step.map((cell: Replaced) => ({ key: cell.key, column: cell.column, text: isBack ? cell.before : cell.after })));
    const cells = turned.step.map((cell) => ({
      row: rows.findIndex((row) => rowKey(row) === cell.key),
      column: columns.findIndex((column) => column.key === cell.column),
    }));
    const [first, last] = [cells[0], cells.at(-1)];
    if (first && last && first.row >= 0 && last.row >= 0) {
      reveal(first.row);
      wanted.current = first;
      setState({ active: first, extent: last, mode: "moving" });
    }
  };

  const caretToEnd = () => {
    const field = elementOf(active)?.querySelector<HTMLInputElement>("input, textarea");
    field?.setSelectionRange(field.value.length, field.value.length);
  };

  const acts: Record<Exclude<Intent["does"], "move">, () => void> = {
    edit: () => {
      columnOf(active.column).open?.(rows[active.row] as Row);
      if (sheet.canEdit(active.row, active.column)) {
        if (mode === "moving") {
          begin(active, "caret");
        } else {
          setState({ ...state, mode: "caret" });
        }
        caretToEnd();
      }
    },
    note: () => {
      const column = columns.findIndex((c) => c.below);
      if (column >= 0 && sheet.place(active.row, column) !== "none") {
        go({ row: active.row, column });
      }
    },
    open: () => {
      commit();
      setState({ active, extent: active, mode: "moving" });
      columns.find((column) => column.open)?.open?.(rows[active.row] as Row);
    },
    revert: () => {
      if (mode !== "moving") {
        input.onChange([{ key: keyOf(active.row), column: columnOf(active.column).key, text: before.current }]);
        input.onEditing?.(null);
      }
      setState({ active, extent: active, mode: "moving" });
    },
    clear: () => apply(clear(sheet, bounds)),
    selectAll: () => {
      wanted.current = { row: 0, column: 0 };
      reveal(0);
      setState({ active: wanted.current, extent: { row: sheet.rows - 1, column: sheet.columns - 1 }, mode: "moving" });
    },
    fillDown: () => apply(fillDown(sheet, bounds)),
    undo: () => replay(undo),
    redo: () => replay(redo),
    // As the browser would, so that its own undo inside the field still knows of it.
    breakLine: () => void document.execCommand("insertText", false, "\n"),
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const cell = cellOf(event.target);
    // While characters are composed every key belongs to the input method.
    if (!cell || event.nativeEvent.isComposing || event.keyCode === 229 || (event.target as Element).closest("button, a")) {
      return;
    }
    if (event.key === "Backspace" && mode === "moving" && !isSingle(bounds)) {
      event.preventDefault();
      acts.clear();
      return;
    }
    const intent = intentOf(event, mode, isLong());
    if (!intent) {
      return;
    }
    if (intent.does === "move") {
      step(event, intent.way, intent.isExtending);
      return;
    }
    event.preventDefault();
    acts[intent.does]();
  };

  const step = (event: KeyboardEvent, way: Way, isExtending: boolean) => {
    const to = move(isExtending ? extent : active, way, sheet, page());
    if (to) {
      event.preventDefault();
      go(to, isExtending);
    } else {
      commit();
      setState({ active, extent: active, mode: "moving" });
    }
  };

  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const cell = cellOf(event.target);
    if (cell && !same(cell, active) && !(event.target as Element).closest("button, a")) {
      commit();
      setState({ active: cell, extent: cell, mode: "moving" });
    }
  };

  const onBlur = (event: FocusEvent<HTMLElement>) => {
    if (mode !== "moving" && !event.currentTarget.contains(event.relatedTarget)) {
      commit();
      setState({ active, extent: active, mode: "moving" });
    }
  };

  const onMouseDown = (event: MouseEvent<HTMLElement>) => {
    const cell = cellOf(event.target);
    const isOwn = mode !== "moving" && cell !== null && same(cell, active);
    if (!cell || event.button !== 0 || isTouch.current || isOwn || (event.target as Element).closest("button, a")) {
      return;
    }
    event.preventDefault();
    isDragging.current = true;
    if (event.shiftKey) {
      go(cell, true);
    } else {
      go(cell);
    }
  };

  const onMouseOver = (event: MouseEvent<HTMLElement>) => {
    isDragging.current &&= (event.buttons & 1) === 1;
    const cell = isDragging.current ? cellOf(event.target) : null;
    if (cell && !same(cell, extent)) {
      setState({ active, extent: cell, mode: "moving" });
    }
  };

  const onClipboard = (event: ClipboardEvent) => {
    const inside = table.current?.contains(event.target as Node);
    // Without a text selection the browser names the page itself as the place.
    if (!inside && !(event.target === document.body && table.current?.contains(document.activeElement))) {
      return;
    }
    const at = cellOf(event.target) ?? active;
    const where = same(at, active) ? bounds : boundsOf(at, at);
    if (event.type === "paste") {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      const isBlock = /[\t\n]/.test(text.replace(/\r?\n$/, ""));
      if (mode !== "moving" && (isLong() || !isBlock)) {
        return;
      }
      event.preventDefault();
      // A block over a cell that is typed in replaces what was typed; over another, that is done with first.
      if (mode !== "moving" && same(at, active)) {
        acts.revert();
      } else {
        commit();
      }
      const { changes, outcome } = paste(sheet, where, parseTsv(text));
      apply(changes);
      setState({ active: at, extent: same(at, active) ? extent : at, mode: "moving", ...reach(changes, at) });
      input.onPasted?.(outcome);
    } else if (mode === "moving") {
      event.preventDefault();
      event.clipboardData?.setData("text/plain", toTsv(copy(sheet, where)));
      if (event.type === "cut") {
        apply(clear(sheet, where));
      }
    }
  };

  const latest = useRef({ type, onClipboard, go });
  useLayoutEffect(() => {
    latest.current = { type, onClipboard, go };
  });
  useEffect(() => {
    const listen = (event: Event) => latest.current.onClipboard(event as ClipboardEvent);
    const kinds = ["copy", "cut", "paste"];
    kinds.forEach((kind) => document.addEventListener(kind, listen));
    return () => kinds.forEach((kind) => document.removeEventListener(kind, listen));
  }, []);
  const onType = useCallback((row: number, column: number, text: string) => latest.current.type({ row, column }, text), []);
  const goTo = useCallback((cell: Cell) => latest.current.go(cell), []);

  return {
    active,
    bounds,
    mode,
    onType,
    goTo,
    handlers: {
      onKeyDown,
      onFocus,
      onBlur,
      onMouseDown,
      onMouseOver,
      onPointerDown: (event: { pointerType: string }) => {
        isTouch.current = event.pointerType === "touch";
      },
      onDoubleClick: (event: MouseEvent) => {
        if (cellOf(event.target) && mode === "moving") {
          acts.edit();
        }
      },
    },
  };
}

/** A paste selects what it has covered. */
function reach(changes: readonly Change[], at: Cell): Partial<{ extent: Cell }> {
  const last = changes.at(-1);
  return last ? { extent: { row: Math.max(at.row, last.row), column: Math.max(at.column, last.column) } } : {};
}
