import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Item } from '../../../../shared/catalogue/types.ts';
import { FindingMark } from '../../../fields/FindingMark.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { WorkField, WorkFields } from '../WorkField.tsx';
import { bySection, findingFor } from '../work.ts';
import { ChoiceGridRow } from './ChoiceGridRow.tsx';
import type { LayoutProps } from './Layout.tsx';

/** Columns of 老年人生活自理能力评估表, by the codes of its options. */
const degrees = [
  { code: '1', title: 'selfCareFree' },
  { code: '2', title: 'selfCareMild' },
  { code: '3', title: 'selfCareModerate' },
  { code: '4', title: 'selfCareUnable' },
] as const;

const isChoice = (item: Item) => item.kind === 'choice';

/** The self-care table as the official form prints it, with its points; then how the person feels, remembers and is in spirits. */
export function ElderlyLayout({ work }: LayoutProps) {
  const { t } = useTranslation('station');
  const table = work.items.filter((item) => item.section === 'selfCare');
  const rows = table.filter(isChoice);
  const total = table.find(({ kind }) => kind === 'derived');
  const points = total && work.known[total.code];
  const grade = work.items.find(({ code }) => code === 'selfCareGrade');
  const gradeValue = grade && work.known[grade.code];
  const gradeLabel = grade && 'options' in grade && typeof gradeValue === 'object' && 'option' in gradeValue ? grade.options?.find(({ code }) => code === gradeValue.option)?.label : undefined;
  const finding = findingFor(work.catalogue, work.findings, 'selfCareGrade') ?? (total && findingFor(work.catalogue, work.findings, total.code));
  const others = work.items.filter((item) => item.section !== 'selfCare' && item.code !== 'selfCareGrade');
  return (
    <div className="st-elderly">
      {bySection(work.catalogue, others).map(({ section, items }) => (
        <section key={section.code} className="st-section">
          <h2 className="st-section-head">
            {section.name}
            {items.some(({ sensitivity }) => sensitivity !== undefined) && <Tag tone="muted" sign={<Lock size="0.9em" />}>{t('restricted')}</Tag>}
          </h2>
          <WorkFields work={work} items={items} />
        </section>
      ))}
      {rows.length > 0 && (
        <section className="st-section st-grid" data-columns={degrees.length}>
          <h2 className="st-section-head">{work.catalogue.sections.find(({ code }) => code === 'selfCare')?.name}</h2>
          <div className="st-grid-row st-grid-titles" aria-hidden="true">
            <span>{t('selfCareActivity')}</span>
            <div className="st-grid-cells">{degrees.map(({ code, title }) => <span key={code}>{t(title)}</span>)}</div>
            <span className="st-grid-tail">{t('pointsColumn')}</span>
          </div>
          {rows.map((item) =>
            item.kind === 'choice' ? (
              <ChoiceGridRow
                key={item.code}
                work={work}
                item={item}
                columns={degrees.map(({ code }) => code)}
                head={item.name}
                cell={(option) => (
                  <span className="st-degree">
                    <kbd className="ui-choice-code" aria-hidden="true">{option.code}</kbd> {option.label}
                    {option.score !== undefined && <span className="ui-unit"> {t('points', { count: option.score })}</span>}
                  </span>
                )}
                tail={pointsOf(work.form.entries[item.code], item)}
              />
            ) : null,
          )}
          <div className="st-total">
            <span>{total?.name}</span>
            <output>{typeof points === 'number' ? t('points', { count: points }) : '—'}</output>
            <strong>{gradeLabel ?? ''}</strong>
            {finding && <FindingMark finding={finding} />}
          </div>
        </section>
      )}
      {rows.length === 0 && <WorkField work={work} code="selfCareGrade" />}
    </div>
  );
}

function pointsOf(entry: unknown, item: Extract<Item, { kind: 'choice' }>): string {
  const option = typeof entry === 'object' && entry !== null && 'option' in entry ? item.options.find(({ code }) => code === entry.option) : undefined;
  return option?.score === undefined ? '' : String(option.score);
}
