import { Button } from '../ui/Button.tsx';
import { PersonBar } from '../ui/PersonBar.tsx';
import { Photo } from '../ui/Photo.tsx';
import { Table, type Column } from '../ui/Table.tsx';
import { Tag } from '../ui/Tag.tsx';
import { Desk, people } from './sample.tsx';

interface Due { id: string; name: string; sexAge: string; village: string; state: string }

const due: readonly Due[] = Array.from({ length: 120 }, (_, index) => {
  const person = people[index % people.length];
  return { id: String(index), name: person?.name ?? '', sexAge: person?.sexAge ?? '', village: person?.village ?? '', state: person?.state ?? '' };
});
const columns: readonly Column<Due>[] = [
  { id: 'name', header: '姓名', value: (row) => row.name, width: 'minmax(10rem, 1fr)' },
  { id: 'age', header: '性别 年龄', value: (row) => row.sexAge, width: 7 },
  { id: 'village', header: '村', value: (row) => row.village, width: 7 },
  { id: 'state', header: '今天', value: (row) => row.state, width: 7, cell: (row) => <Tag tone={row.state === '已完成' ? 'done' : row.state === '进行中' ? 'info' : 'muted'}>{row.state}</Tag> },
];

export function ReceptionPage() {
  return (
    <Desk task="reception" offline>
      <div className="ga-three" style={{ gridTemplateColumns: '21rem minmax(0, 1fr)' }}>
        <div className="ga-pane">
          <h2 className="ga-head">可能是</h2>
          {people.map((person, index) => (
            <div key={person.id} className="ga-result" aria-current={index === 0 || undefined}>
              <Photo src={null} name={person.name} size="small" />
              <div style={{ flex: 1 }}>
                <div style={{ fontWeight: 'var(--weight-medium)' }}>{person.name}</div>
                <div className="ui-soft">{person.sexAge} · {person.village}</div>
              </div>
              <Tag tone={person.state === '已完成' ? 'done' : person.state === '进行中' ? 'info' : 'muted'}>{person.state}</Tag>
            </div>
          ))}
        </div>
        <div className="ga-pane" style={{ gridTemplateRows: 'auto auto auto minmax(0, 1fr)', blockSize: '100%' }}>
          <PersonBar
            personKey="a"
            name="古丽巴哈尔·艾合买提"
            facts={['女 67岁', '维吾尔族', '6531**********0027', '喀拉村']}
            alerts={<><Tag tone="abnormal" sign="⚠">糖尿病</Tag><Tag tone="critical" sign="⚠">青霉素过敏</Tag></>}
            remaining="去年 2025-10-18：血压 138/82 · 血糖 7.8 ↑ · 建议转诊 1"
            photo={null}
          />
          <div className="ga-work" style={{ paddingBlock: 'var(--space-3)' }}>
            <h2 className="ga-head" style={{ paddingInline: 0 }}>今天的项目</h2>
            <div className="ga-row">
              {['一般状况', '血常规', '尿常规', '空腹血糖', '肝功能', '肾功能', '血脂', '心电图', '腹部B超'].map((name) => <Tag key={name}>{name}</Tag>)}
              {['胸部DR', '糖化血红蛋白', '中医体质辨识'].map((name) => <Tag key={name} tone="info" title="65岁及以上">{name} · 65岁及以上</Tag>)}
            </div>
          </div>
          <div className="ga-foot">
            <span className="ui-soft">登记后打印：指引单 1 张、试管标签 4 张</span>
            <div className="ga-row"><Button keyHint="F7">补打</Button><Button variant="primary" size="large" keyHint="F9">登记并打印</Button></div>
          </div>
          <Table label="今天应到" columns={columns} rows={due} keyOf={(row) => row.id} footer="应到 300 · 已到 142 · 未到 158" />
        </div>
      </div>
    </Desk>
  );
}
