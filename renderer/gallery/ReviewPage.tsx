import { Button } from '../ui/Button.tsx';
import { PersonBar } from '../ui/PersonBar.tsx';
import { Sparkline } from '../ui/Sparkline.tsx';
import { Tag } from '../ui/Tag.tsx';
import type { Tone } from '../ui/tone.ts';
import { Desk } from './sample.tsx';

const queue: readonly { name: string; tone: Tone; word: string; wait: string }[] = [
  { name: '木拉提·吐尔逊', tone: 'critical', word: 'A类', wait: '等 6 分' },
  { name: '古丽巴哈尔·艾合买提', tone: 'abnormal', word: 'B类', wait: '等 22 分' },
  { name: '王建国', tone: 'abnormal', word: '异常', wait: '等 31 分' },
  { name: '阿依努尔·买买提', tone: 'done', word: '正常', wait: '等 40 分' },
  { name: '努尔兰·哈力木拉提', tone: 'done', word: '正常', wait: '等 44 分' },
];
const findings = [
  { name: '空腹血糖', value: '8.9', unit: 'mmol/L', range: '3.9–<6.1', sentence: '空腹血糖 8.9：达到糖尿病诊断界值，需改日复查', rule: 'GLU-01 · 国家基层糖尿病指南 2025', points: [6.0, 6.4, 7.1, 7.8, 8.9], high: 6.1 },
  { name: '血压 左侧', value: '148/92', unit: 'mmHg', range: '<140 / <90', sentence: '单次升高，建议非同日复测', rule: 'BP-02 · 国家基层高血压指南 2025', points: [128, 134, 138, 138, 148], high: 140 },
  { name: '体质指数', value: '29.7', unit: 'Kg/m²', range: '18.5–<24', sentence: '肥胖（≥28）', rule: 'BMI-03 · WS/T 428-2013', points: [27.4, 28, 28.3, 28.6, 29.7], high: 24 },
];
const drafts = [['结论', '空腹血糖升高，建议 2 周内复查空腹血糖。'], ['结论', '血压单次升高，建议非同日复测 2 次。'], ['健康指导', '建议复查'], ['危险因素控制', '减体重，目标 62 kg'], ['危险因素控制', '饮食：少盐少油少糖']];

export function ReviewPage() {
  return (
    <Desk task="review">
      <div className="ga-desk">
        <PersonBar
          personKey="a"
          name="古丽巴哈尔·艾合买提"
          facts={['女 67岁', '维吾尔族', '6531**********0027', 'No. A01-000142']}
          alerts={<><Tag tone="abnormal" sign="⚠">糖尿病</Tag><Tag tone="critical" sign="⚠">青霉素过敏</Tag></>}
          remaining="2026-11-22 体检 · 12 项全部完成"
          photo={null}
        />
        <div className="ga-three">
          <div className="ga-pane">
            <h2 className="ga-head">待总检 5</h2>
            {queue.map((entry, index) => (
              <div key={entry.name} className="ga-result" aria-current={index === 1 || undefined}>
                <span style={{ flex: 1 }}>{entry.name}</span>
                <Tag tone={entry.tone}>{entry.word}</Tag>
                <span className="ui-soft">{entry.wait}</span>
              </div>
            ))}
          </div>
          <div className="ga-pane">
            <h2 className="ga-head">异常 3</h2>
            {findings.map((finding) => (
              <div key={finding.name} className="ga-finding" data-tone="abnormal">
                <span>{finding.name}</span>
                <Sparkline label={finding.name} unit={finding.unit} band={{ high: finding.high }} points={finding.points.map((value, index) => ({ at: String(2022 + index), value, tone: index === 4 ? 'abnormal' as const : undefined }))} />
                <span><span className="ga-finding-value">↑ {finding.value}</span> <span className="ui-unit">{finding.unit}</span></span>
                <span className="ga-sub">{finding.sentence} · 参考 {finding.range} · {finding.rule}</span>
              </div>
            ))}
            <div className="ga-result"><Button variant="quiet" size="small">▸ 全部正常的项目 41</Button></div>
          </div>
          <div className="ga-pane">
            <h2 className="ga-head">结论与指导（草稿）</h2>
            {drafts.map(([kind, sentence]) => (
              <div key={sentence} className="ga-draft">
                <span><span className="ui-soft">{kind}　</span>{sentence}</span>
                <Button size="small" variant="quiet" label={`去掉 ${sentence}`}>✕</Button>
              </div>
            ))}
            <div className="ga-result"><Button size="small">转诊…</Button><Button size="small">预约复查…</Button></div>
          </div>
        </div>
        <footer className="ga-foot">
          <span className="ui-soft">没有挡住签署的事</span>
          <div className="ga-row"><Button keyHint="F8">退回站点…</Button><Button variant="primary" size="large" keyHint="F10">签署并下一位</Button></div>
        </footer>
      </div>
    </Desk>
  );
}
