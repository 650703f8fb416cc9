import { formulaNames } from './formulas.ts';
import { packageRulesFor } from './selectors.ts';
import type { Bounds, Catalogue, Item, Option, PackageRule } from './types.ts';

export type CatalogueProblemCode =
  | 'wrongShape'
  | 'duplicateCode'
  | 'unknownReference'
  | 'unknownOption'
  | 'circle'
  | 'contradictoryBounds'
  | 'contradictoryOptions'
  | 'unknownFormula'
  | 'emptyPanel'
  | 'notComputable'
  | 'wrongPhrase'
  | 'missingOptions'
  | 'ageWithoutRule';

export interface CatalogueProblem {
  code: CatalogueProblemCode;
  /** Place in the file: `items.12.options.3.code`. */
  path: string;
  /** Code of the item, panel or rule it concerns, if it has one. */
  entry: string | null;
  /** One plain Chinese sentence for the person who loads the file. */
  sentence: string;
}

type Report = (code: CatalogueProblemCode, path: string, entry: string, sentence: string) => void;

/** What the parts of a well-formed catalogue say about each other and must not. */
export function catalogueProblems(catalogue: Catalogue): CatalogueProblem[] {
  const problems: CatalogueProblem[] = [];
  const report: Report = (code, path, entry, sentence) => problems.push({ code, path, entry, sentence });
  const items = new Map(catalogue.items.map((item) => [item.code, item]));

  for (const [list, title] of lists) reportDuplicates(catalogue[list], list, `${title}编码`, report);
  const codesOf = (list: (typeof lists)[number][0]): ReadonlySet<string> => new Set(catalogue[list].map(({ code }) => code));
  const [forms, sections, panels, tubes] = [codesOf('forms'), codesOf('sections'), codesOf('panels'), codesOf('tubes')];
  const refer = (known: ReadonlySet<string>, wanted: string, path: string, entry: string, what: string): void => {
    if (!known.has(wanted)) report('unknownReference', path, entry, `“${entry}”引用的${what}“${wanted}”不存在`);
  };

  for (const [index, { code, form }] of catalogue.sections.entries()) refer(forms, form, `sections.${index}.form`, code, '表单');
  const panelsWithItems = new Set(catalogue.items.map(({ panel }) => panel));
  for (const [index, { code, tube }] of catalogue.panels.entries()) {
    if (tube !== undefined) refer(tubes, tube, `panels.${index}.tube`, code, '采集管');
    if (!panelsWithItems.has(code)) report('emptyPanel', `panels.${index}`, code, `组合“${code}”没有任何项目`);
  }
  for (const [index, item] of catalogue.items.entries()) {
    const path = `items.${index}`;
    refer(sections, item.section, `${path}.section`, item.code, '表单部分');
    refer(panels, item.panel, `${path}.panel`, item.code, '组合');
    reportItem(item, path, items, report);
  }
  reportCircles(catalogue.items, report);
  for (const [index, rule] of catalogue.packageRules.entries()) {
    for (const [at, panel] of rule.panels.entries()) refer(panels, panel, `packageRules.${index}.panels.${at}`, rule.code, '组合');
    reportDuplicates(rule.panels.map((code) => ({ code })), `packageRules.${index}.panels`, `套餐规则“${rule.code}”中的组合`, report);
    reportRule(rule, `packageRules.${index}`, items, report);
  }
  reportAgesWithoutRule(catalogue, report);
  const stationOfPanel = new Map(catalogue.panels.map(({ code, station }) => [code, station]));
  for (const [index, phrase] of catalogue.phrases.entries()) {
    const path = `phrases.${index}`;
    const item = items.get(phrase.item);
    if (!item) report('unknownReference', `${path}.item`, phrase.item, `短语引用的项目“${phrase.item}”不存在`);
    else if (stationOfPanel.get(item.panel) !== phrase.station) {
      report('wrongPhrase', `${path}.station`, phrase.item, `短语的站点“${phrase.station}”不是项目“${item.name}”所在站点`);
    } else reportPhrase(item, phrase.option, path, report);
  }
  return problems;
}

const lists = [
  ['forms', '表单'], ['sections', '表单部分'], ['panels', '组合'], ['tubes', '采集管'], ['items', '项目'], ['packageRules', '套餐规则'],
] as const;

function reportDuplicates(entries: readonly { code: string }[], path: string, what: string, report: Report): void {
  const seen = new Set<string>();
  for (const [index, { code }] of entries.entries()) {
    if (seen.has(code)) report('duplicateCode', `${path}.${index}.code`, code, `${what}“${code}”重复`);
    seen.add(code);
  }
}

function optionsOf(item: Item): readonly Option[] {
  return 'options' in item && item.options !== undefined ? item.options : [];
}

function reportItem(item: Item, path: string, items: ReadonlyMap<string, Item>, report: Report): void {
  const options = optionsOf(item);
  reportDuplicates(options, `${path}.options`, `项目“${item.name}”的选项`, report);
  for (const [index, option] of options.entries()) {
    // Only choices and teeth can hold several options; elsewhere «exclusive» would promise something nobody checks.
    if (option.exclusive && item.kind !== 'choices' && item.kind !== 'dentition') {
      report('contradictoryOptions', `${path}.options.${index}.exclusive`, item.code, `项目“${item.name}”为单选，选项“${option.label}”不能标为互斥`);
    }
    if (option.text && item.kind === 'derived') {
      report('contradictoryOptions', `${path}.options.${index}.text`, item.code, `项目“${item.name}”由程序计算，选项“${option.label}”不能带填写栏`);
    }
  }
  if (item.kind === 'choices' && item.atMost !== undefined && item.atMost > options.length) {
    report('contradictoryOptions', `${path}.atMost`, item.code, `项目“${item.name}”最多可选${item.atMost}项，但只有${options.length}个选项`);
  }
  if (item.kind === 'number') {
    reportBounds(item.absolute, `${path}.absolute`, item, report);
    if (item.plausible) {
      reportBounds(item.plausible, `${path}.plausible`, item, report);
      reportInside(item.plausible, item.absolute, `${path}.plausible`, item, report);
    }
  }
  if (item.kind === 'bloodPressure') {
    for (const side of ['systolicMmHg', 'diastolicMmHg'] as const) {
      reportBounds(item.absolute[side], `${path}.absolute.${side}`, item, report);
      if (item.plausible) {
        reportBounds(item.plausible[side], `${path}.plausible.${side}`, item, report);
        reportInside(item.plausible[side], item.absolute[side], `${path}.plausible.${side}`, item, report);
      }
    }
  }
  if (item.kind === 'number' || item.kind === 'derived') {
    for (const [index, range] of (item.reference ?? []).entries()) {
      reportBounds(range, `${path}.reference.${index}`, item, report);
      if (range.ageYears) reportBounds(range.ageYears, `${path}.reference.${index}.ageYears`, item, report);
      if (lowest(range) === -Infinity && highest(range) === Infinity) {
        report('contradictoryBounds', `${path}.reference.${index}`, item.code, `项目“${item.name}”的参考范围没有任何界限`);
      }
    }
  }
  if (item.kind === 'rows') {
    reportDuplicates(item.columns, `${path}.columns`, `项目“${item.name}”的列`, report);
    for (const [index, column] of item.columns.entries()) {
      const place = `${path}.columns.${index}`;
      if ((column.kind === 'choice') !== (column.options !== undefined)) {
        report('missingOptions', `${place}.options`, item.code, `项目“${item.name}”的列“${column.name}”${column.options ? '不是选择列，不能带选项' : '是选择列，但没有选项'}`);
      }
      if (column.options) reportDuplicates(column.options, `${place}.options`, `列“${column.name}”的选项`, report);
    }
  }
  if (item.kind === 'derived') {
    if (!formulaNames.includes(item.formula)) report('unknownFormula', `${path}.formula`, item.code, `项目“${item.name}”的公式“${item.formula}”不存在`);
    for (const [index, input] of item.from.entries()) {
      if (!items.has(input)) report('unknownReference', `${path}.from.${index}`, item.code, `“${item.code}”计算所用的项目“${input}”不存在`);
    }
  }
  if (item.askedWhen) reportOptions(item.askedWhen, `${path}.askedWhen`, item.code, items, report);
  if (item.alternativeTo !== undefined) {
    const other = items.get(item.alternativeTo);
    if (!other) report('unknownReference', `${path}.alternativeTo`, item.code, `“${item.code}”可代替的项目“${item.alternativeTo}”不存在`);
    else if (other === item || other.alternativeTo !== undefined || other.panel !== item.panel) {
      report('notComputable', `${path}.alternativeTo`, item.code, `“${item.name}”只能代替同一组合中的另一个项目`);
    } else if (item.optional !== true) {
      report('notComputable', `${path}.alternativeTo`, item.code, `“${item.name}”可代替“${other.name}”，应标为可不填`);
    }
  }
}

function reportOptions(
  { item, oneOf }: { item: string; oneOf: readonly string[] }, path: string, entry: string, items: ReadonlyMap<string, Item>, report: Report,
): void {
  const asked = items.get(item);
  if (!asked) {
    report('unknownReference', `${path}.item`, entry, `“${entry}”的条件项目“${item}”不存在`);
    return;
  }
  const codes = optionsOf(asked).map(({ code }) => code);
  for (const [index, option] of oneOf.entries()) {
    if (!codes.includes(option)) report('unknownOption', `${path}.oneOf.${index}`, entry, `“${entry}”的条件项目“${asked.name}”没有选项“${option}”`);
  }
}

function reportRule({ code, name, when }: PackageRule, path: string, items: ReadonlyMap<string, Item>, report: Report): void {
  const { atLeast, below } = when.ageYears ?? {};
  if (atLeast !== undefined && below !== undefined && atLeast >= below) {
    report('contradictoryBounds', `${path}.when.ageYears`, code, `套餐规则“${name}”的年龄范围为空：不小于${atLeast}岁且小于${below}岁`);
  }
  if (!when.answer) return;
  reportOptions(when.answer, `${path}.when.answer`, code, items, report);
  if (items.get(when.answer.item)?.awaitingConfirmation) {
    report('notComputable', `${path}.when.answer.item`, code, `套餐规则“${name}”不能依据待确认的项目`);
  }
}

const oldestYears = 120;

/** Somebody of an age and sex of whom no rule speaks would be registered for nothing and sent home. */
function reportAgesWithoutRule(catalogue: Catalogue, report: Report): void {
  for (const [sex, word] of [['female', '女'], ['male', '男']] as const) {
    let from: number | null = null;
    for (let ageYears = 0; ageYears <= oldestYears + 1; ageYears += 1) {
      const spoken = ageYears > oldestYears || packageRulesFor(catalogue, { sex, ageYears, groups: [] }, {}).length > 0;
      if (!spoken) from ??= ageYears;
      else if (from !== null) {
        report('ageWithoutRule', 'packageRules', sex, `没有任何套餐规则管到${word}性${from === ageYears - 1 ? `${from}岁` : `${from}～${ageYears - 1}岁`}的人`);
        from = null;
      }
    }
  }
}

function reportPhrase(item: Item, option: string | undefined, path: string, report: Report): void {
  if (option !== undefined) {
    const chosen = optionsOf(item).find(({ code }) => code === option);
    if (!chosen) report('unknownOption', `${path}.option`, item.code, `短语引用的项目“${item.name}”没有选项“${option}”`);
    else if (!chosen.text) report('wrongPhrase', `${path}.option`, item.code, `项目“${item.name}”的选项“${chosen.label}”没有填写栏，不能带短语`);
  } else if (item.kind !== 'text' && item.kind !== 'rows') {
    report('wrongPhrase', `${path}.item`, item.code, `项目“${item.name}”不是文字项目，短语需指明选项`);
  }
}

/** Questions waiting for each other are never asked; values computed from each other never known. */
function reportCircles(items: readonly Item[], report: Report): void {
  const needs = new Map(items.map((item) => [item.code, [...(item.askedWhen ? [item.askedWhen.item] : []), ...(item.kind === 'derived' ? item.from : [])]]));
  const done = new Set<string>();
  for (const [index, { code }] of items.entries()) {
    const path: string[] = [];
    const visit = (current: string): boolean => {
      if (path.includes(current)) return true;
      if (done.has(current)) return false;
      path.push(current);
      const circular = (needs.get(current) ?? []).some(visit);
      if (!circular) path.pop();
      done.add(current);
      return circular;
    };
    if (visit(code)) report('circle', `items.${index}`, code, `项目“${code}”与其他项目互相依赖：${path.join(' → ')}`);
  }
}

const lowest = ({ atLeast, above }: Bounds): number => Math.max(atLeast ?? -Infinity, above ?? -Infinity);
const highest = ({ atMost, below }: Bounds): number => Math.min(atMost ?? Infinity, below ?? Infinity);

function reportBounds(bounds: Bounds, path: string, { code, name }: Item, report: Report): void {
  const doubled = (bounds.atLeast !== undefined && bounds.above !== undefined) || (bounds.atMost !== undefined && bounds.below !== undefined);
  const low = lowest(bounds);
  const high = highest(bounds);
  const empty = low > high || (low === high && (bounds.above !== undefined || bounds.below !== undefined));
  if (doubled || empty) report('contradictoryBounds', path, code, `项目“${name}”的上下限互相矛盾`);
}

function reportInside(inner: Bounds, outer: Bounds, path: string, { code, name }: Item, report: Report): void {
  if ((inner.atLeast ?? inner.above ?? Infinity) < lowest(outer) || (inner.atMost ?? inner.below ?? -Infinity) > highest(outer)) {
    report('contradictoryBounds', path, code, `项目“${name}”的合理范围超出了允许范围`);
  }
}
