import type { Catalogue } from '../../../../../shared/catalogue/types.ts';
import type { RejectReason } from '../connector.ts';
import type { Issue, OperationOutcome } from './answers.ts';
import type { Bundle, Resource, ServiceRequest } from './fhirTypes.ts';

/** FHIR R4 IssueType in a sentence; the code list is closed, whatever is not in it is told as it came. */
const sentenceOf: Readonly<Record<string, string>> = {
  invalid: '内容不符合格式要求',
  structure: '结构不符合格式要求',
  required: '缺少必填内容',
  value: '值不在允许的范围内',
  invariant: '不符合平台的校验规则',
  security: '平台的安全规则不允许',
  forbidden: '平台不允许写入这项内容',
  suppressed: '平台隐去了一部分内容',
  processing: '平台无法处理这项内容',
  'not-supported': '平台不支持这项内容',
  duplicate: '平台上已有重复的记录',
  'multiple-matches': '平台上同一编号对应多条记录',
  'not-found': '平台上找不到所引用的内容',
  deleted: '所引用的内容已被平台删除',
  'too-long': '内容过长',
  'code-invalid': '代码不在规定的代码表内',
  extension: '平台不认识的扩展内容',
  'too-costly': '内容过大，平台拒绝处理',
  'business-rule': '不符合平台的业务规则',
  conflict: '与平台上的内容冲突',
};

const familyName = {
  Patient: '居民信息',
  Encounter: '体检登记',
  Observation: '检查项目',
  Specimen: '标本',
  DiagnosticReport: '报告',
  QuestionnaireResponse: '问卷',
  ServiceRequest: '转诊',
  Composition: '体检表',
  Provenance: '签名',
} as const satisfies Record<Resource['resourceType'], string>;
const wordOfFamily: Readonly<Record<string, string>> = familyName;

/** Members in the words of the desk, by the last one that has a word. */
const memberName: Readonly<Record<string, string>> = {
  identifier: '编号',
  status: '状态',
  code: '代码',
  coding: '代码',
  system: '代码体系',
  unit: '计量单位',
  valueQuantity: '数值',
  valueCodeableConcept: '选项',
  valueString: '文字',
  valueDateTime: '日期',
  value: '值',
  component: '分项',
  effectiveDateTime: '检查时间',
  issued: '报告时间',
  performer: '检查者',
  subject: '居民',
  encounter: '体检登记',
  specimen: '标本',
  name: '姓名',
  gender: '性别',
  birthDate: '出生日期',
  telecom: '电话',
  address: '地址',
  answer: '答案',
  section: '章节',
  attester: '签发人',
  signature: '签名',
  period: '时间',
};

/** Longest part of a platform's own words that is kept. */
const longestDiagnostics = 300;

/** Errors only; warnings of an accepted or refused message are no reasons. Never empty. */
export function rejectReasons(outcome: OperationOutcome | null, sent: Bundle, catalogue: Catalogue): RejectReason[] {
  const reasons = (outcome?.issue ?? []).filter(({ severity }) => severity === 'error' || severity === 'fatal').map((issue) => reasonOf(issue, sent, catalogue));
  return reasons.length > 0 ? reasons : [{ field: '整份体检', reason: '平台拒收，没有说明原因' }];
}

function reasonOf(issue: Issue, sent: Bundle, catalogue: Catalogue): RejectReason {
  const path = issue.expression?.[0] ?? issue.location?.[0];
  const own = (issue.details?.text ?? issue.diagnostics ?? '').slice(0, longestDiagnostics);
  const sentence = sentenceOf[issue.code] ?? '平台拒收';
  return { field: fieldOf(path, sent, catalogue), reason: own === '' ? sentence : `${sentence}（平台答复：${own}）`, ...(path === undefined ? {} : { path }) };
}

/** What a path in the message is about, in the words of the desk: «空腹血糖 · 计量单位», «转诊 · 主要既往史». */
export function fieldOf(path: string | undefined, sent: Bundle, catalogue: Catalogue): string {
  if (path === undefined) return '整份体检';
  const index = /entry\[(\d+)\]/.exec(path)?.[1];
  const resource = index === undefined ? undefined : sent.entry[Number(index)]?.resource;
  const where = resource ? nameOf(resource, catalogue) : (wordOfFamily[path.split(/[.[]/, 1)[0] ?? ''] ?? '整份体检');
  const members = path.replace(/^.*entry\[\d+\]\.?(resource)?/, '').split(/[^A-Za-z]+/);
  if (resource?.resourceType === 'ServiceRequest') {
    const word = referralWord(resource, path, members);
    if (word !== undefined) return `${where} · ${word}`;
  }
  const member = members.findLast((one) => memberName[one] !== undefined);
  // The unit's own code is told as the unit: «数值 · 代码» would send a clerk to the wrong box.
  const word = member === 'code' && members.includes('valueQuantity') ? memberName['unit'] : member && memberName[member];
  return word === undefined ? where : `${where} · ${word}`;
}

/** A referral's members in the words of its form; each note begins with the name of its box. */
function referralWord({ note }: ServiceRequest, path: string, members: readonly string[]): string | undefined {
  const index = /note\[(\d+)\]/.exec(path)?.[1];
  if (index !== undefined) return note?.[Number(index)]?.text.split('：', 1)[0];
  return Object.entries(referralMember).find(([member]) => members.includes(member))?.[1];
}

const referralMember = { reasonCode: '初步印象', performer: '转入单位', performerType: '转入科室', requester: '转诊医生' } as const;

/** The item's, panel's or tube's own name, else what kind of thing it is. */
function nameOf(resource: Resource, catalogue: Catalogue): string {
  switch (resource.resourceType) {
    case 'Observation':
      return catalogue.items.find(({ code }) => code === resource.code.coding?.[0]?.code)?.name ?? familyName.Observation;
    case 'DiagnosticReport':
      return resource.code.text ?? resource.code.coding?.[0]?.display ?? familyName[resource.resourceType];
    case 'Specimen':
      return `标本 ${resource.identifier[0]?.value ?? ''}`.trim();
    default:
      return familyName[resource.resourceType];
  }
}
