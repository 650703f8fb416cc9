import {
  createSortedRowModel, rowSortingFeature, sortFn_basic, tableFeatures, useTable, type ColumnDef, type RowData,
  type SortingState,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, LoadingState } from './States.tsx';
import type { Tone } from './tone.ts';

export interface Column<Row extends RowData> {
  id: string;
  header: ReactNode;
  /** What is sorted by; shown where there is no `cell`. null sorts last. */
  value: (row: Row) => string | number | null;
  cell?: ((row: Row) => ReactNode) | undefined;
  /** rem; or a share of what is left: '1fr', 'minmax(12rem, 2fr)'. */
  width: number | string;
  numeric?: boolean | undefined;
  sortable?: boolean | undefined;
}

export interface Sort { column: string; descending: boolean }

export interface TableProps<Row extends RowData> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  state?: 'ready' | 'loading' | 'error' | undefined;
  /** Instead of the rows when there are none, and when reading them failed. */
  empty?: ReactNode;
  error?: ReactNode;
  onRetry?: (() => void) | undefined;
  /** Enter or a double click. */
  onOpen?: ((row: Row) => void) | undefined;
  /** The row under the arrow keys. */
  activeKey?: string | null | undefined;
  onActive?: ((row: Row) => void) | undefined;
  toneOf?: ((row: Row) => Tone | undefined) | undefined;
  initialSort?: Sort | undefined;
  /** Sorted elsewhere (in the database): rows come in order, a change is only told. */
  sort?: Sort | null | undefined;
  onSort?: ((sort: Sort | null) => void) | undefined;
  /** The last rows come into view: fetch more. */
  onNearEnd?: (() => void) | undefined;
  footer?: ReactNode;
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
const noRows: never[] = [];

/** The rem a column cannot do without: head and rows take the same least width, so that they stay under each other. */
const leastRem = (width: number | string): number => (typeof width === 'number' ? width : Number(/([\d.]+)rem/.exec(width)?.[1] ?? 0));

const template = (width: number | string): string => (typeof width === 'number' ? `${width}rem` : width);

/** Chinese by pronunciation, numbers by size, digits inside words by their value. */
const collator = new Intl.Collator('zh-CN', { numeric: true });

/**
 * A dense list: sticky header, only visible rows in the page, sorting by header, arrow keys, Home, End, PageUp and
 * PageDown, Enter opens. 100,000 rows belong in the database: sort there and hand in pages.
 */
export function Table<Row extends RowData>({
  label, columns, rows, keyOf, state = 'ready', empty, error, onRetry, onOpen, activeKey, onActive, toneOf, initialSort, sort, onSort, onNearEnd, footer,
}: TableProps<Row>) {
  const { t } = useTranslation('ui');
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [ownActive, setOwnActive] = useState<string | null>(null);
  const external = onSort !== undefined;
  const [sorting, setSorting] = useState<SortingState>(() => (initialSort ? [{ id: initialSort.column, desc: initialSort.descending }] : []));

  const definitions = useMemo(
    () =>
      columns.map((column): ColumnDef<typeof features, Row> => ({
        id: column.id,
        accessorFn: (row) => column.value(row) ?? undefined,
        enableSorting: column.sortable ?? true,
        sortUndefined: 'last',
        sortFn: (a, b, columnId) => {
          const [left, right] = [a.getValue<string | number>(columnId), b.getValue<string | number>(columnId)];
          return typeof left === 'string' && typeof right === 'string' ? collator.compare(left, right) : sortFn_basic(a, b, columnId);
        },
        sortDescFirst: false,
      })),
    [columns],
  );
  const data = useMemo(() => (rows.length === 0 ? noRows : [...rows]), [rows]);
  const given: SortingState = external ? (sort ? [{ id: sort.column, desc: sort.descending }] : []) : sorting;
  const table = useTable({
    features,
    columns: definitions,
    data,
    getRowId: (row) => keyOf(row),
    manualSorting: external,
    enableMultiSort: false,
    state: { sorting: given },
    onSortingChange: (change) => {
      const next = typeof change === 'function' ? change(given) : change;
      const first = next[0];
      if (external) onSort(first ? { column: first.id, descending: first.desc } : null);
      else setSorting(next);
    },
  });
  const ordered = table.getRowModel().rows;

  const virtual = useVirtualizer({
    count: state === 'ready' ? ordered.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => {
      const root = getComputedStyle(document.documentElement);
      return Number.parseFloat(root.getPropertyValue('--row')) * Number.parseFloat(root.fontSize);
    },
    getItemKey: (index) => ordered[index]?.id ?? index,
    overscan: 8,
    onChange: (instance) => {
      const last = instance.getVirtualItems().at(-1);
      if (onNearEnd && last && last.index >= ordered.length - 10) onNearEnd();
    },
  });

  const current = activeKey === undefined ? ownActive : activeKey;
  const at = ordered.findIndex((row) => row.id === current);
  const activate = (index: number) => {
    const row = ordered[Math.max(0, Math.min(index, ordered.length - 1))];
    if (!row) return;
    setOwnActive(row.id);
    onActive?.(row.original);
    virtual.scrollToIndex(row.index === -1 ? index : ordered.indexOf(row), { align: 'auto' });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / 36) - 2);
    const moves: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at < 0 ? 0 : at - 1, Home: 0, End: ordered.length - 1, PageDown: at + page, PageUp: at - page };
    const to = moves[event.key];
    const row = ordered[at];
    if (to !== undefined) activate(to);
    else if (event.key === 'Enter' && row && onOpen) onOpen(row.original);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const gridTemplateColumns = columns.map((column) => template(column.width)).join(' ');
  const minInlineSize = `${columns.reduce((sum, { width }) => sum + leastRem(width), 0)}rem`;
  const visible = virtual.getVirtualItems();
  const activeShown = visible.some((item) => ordered[item.index]?.id === current);
  return (
    <div className="ui-table" aria-busy={state === 'loading' || undefined}>
      <div
        ref={scroller}
        className="ui-table-scroll"
        role="grid"
        aria-label={label}
        aria-rowcount={ordered.length + 1}
        aria-colcount={columns.length}
        aria-activedescendant={activeShown ? `${id}-${current}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onFocus={(event) => { if (event.target === event.currentTarget && at < 0 && ordered.length > 0) activate(0); }}
      >
        <div role="rowgroup" className="ui-table-head" style={{ minInlineSize }}>
          <div role="row" aria-rowindex={1} className="ui-table-row" style={{ gridTemplateColumns }}>
            {table.getHeaderGroups().flatMap((group) => group.headers).map((header) => {
              const column = columns.find((candidate) => candidate.id === header.column.id);
              const sorted = header.column.getIsSorted();
              const Arrow = sorted === 'desc' ? ArrowDown : ArrowUp;
              return (
                <div
                  key={header.id}
                  role="columnheader"
                  className="ui-table-cell"
                  data-numeric={column?.numeric || undefined}
                  aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'}
                >
                  {header.column.getCanSort() ? (
                    <button type="button" className="ui-table-sort" onClick={header.column.getToggleSortingHandler()}>
                      {column?.header}
                      {sorted !== false && <Arrow size="0.875em" aria-hidden="true" />}
                    </button>
                  ) : (
                    column?.header
                  )}
                </div>
              );
            })}
          </div>
        </div>
        {state === 'ready' && ordered.length > 0 && (
          <div role="rowgroup" className="ui-table-body" style={{ blockSize: virtual.getTotalSize(), minInlineSize }}>
            {visible.map((item) => {
              const row = ordered[item.index];
              if (!row) return null;
              return (
                // Keys are the grid's; the pointer only moves the active row.
                <div
                  key={row.id}
                  id={`${id}-${row.id}`}
                  role="row"
                  tabIndex={-1}
                  aria-rowindex={item.index + 2}
                  aria-selected={row.id === current}
                  className="ui-table-row"
                  data-tone={toneOf?.(row.original)}
                  style={{ gridTemplateColumns, blockSize: item.size, insetBlockStart: item.start }}
                  onPointerDown={() => activate(item.index)}
                  onDoubleClick={() => onOpen?.(row.original)}
                >
                  {columns.map((column) => (
                    <div key={column.id} role="gridcell" className="ui-table-cell" data-numeric={column.numeric || undefined}>
                      {column.cell ? column.cell(row.original) : column.value(row.original)}
                    </div>
                  ))}
                </div>
              );
            })}
          </div>
        )}
      </div>
      {state === 'loading' && <LoadingState />}
      {state === 'error' && (error ?? <ErrorState onRetry={onRetry} />)}
      {state === 'ready' && ordered.length === 0 && (empty ?? <EmptyState />)}
      <div className="ui-table-foot">{footer ?? (state === 'ready' ? t('rowCount', { count: ordered.length }) : '')}</div>
    </div>
  );
}
