import { rosterFieldName } from '../../../shared/roster/fields.ts';
import type { Refusal, RefusalCode, Warning, WarningCode } from '../../../shared/roster/remark.ts';
import type { RefusedRowWords } from '../../../shared/roster/refusedRows.ts';

type Params = Readonly<Record<string, string | number>>;
type Sentence = string | ((params: Params) => string);

const sexWords: Record<string, string> = { male: '男', female: '女' };
const sex = (value: string | number | undefined) => sexWords[String(value)] ?? String(value);

/** The same sentences on the screen and in the list of refused rows: what is wrong, and what to do. */
const refusalSentences: Record<RefusalCode, Sentence> = {
  identityRequired: '没有证件号码；请补上，没有证件的人到登记台按临时身份登记。',
  identityMasked: '证件号码被星号遮住了；请用完整的号码。',
  identityScientificNotation: '证件号码被表格软件改成了科学计数（如6.5E+17），后几位已丢失；请把该列设为文本，按证件重新填写。',
  identityDigitsLost: '证件号码后三位被表格软件改成了000，原号码已丢失；请把该列设为文本，按证件重新填写。',
  identityFifteenDigits: '这是15位旧号码，已停止使用；请填写18位身份证号码。',
  identityWrongLength: ({ length }) => `证件号码有${length}位，身份证应为18位；请核对。`,
  identityUnexpectedCharacter: ({ character }) => `证件号码里有不该有的字符「${character}」；请核对。`,
  identityUnknownRegion: ({ region }) => `证件号码前两位「${region}」不是省级代码；请核对。`,
  identityNotADay: ({ written }) => `证件号码里的出生日期「${written}」不存在；请核对。`,
  identityInTheFuture: '证件号码里的出生日期在今天之后；请核对。',
  identityWrongCheckDigit: '证件号码校验不对，有数字写错了；请对照证件逐位核对。',
  identityKindNeeded: '分不清是护照还是通行证号码；请加「证件类型」一列。',
  identityWrongForm: '证件号码与证件类型不符；请核对。',
  identityKindUnknown: '不认识的证件类型；请写居民身份证、港澳台居民居住证、外国人永久居留身份证、港澳通行证、台胞证或护照。',
  nameRequired: '没有姓名；请补上。',
  nameTooLong: '姓名太长；请核对是否混入了别的内容。',
  nameLostCharacter: '姓名里有丢失的字（显示为？或□）；请按证件重新填写。',
  nameNotAName: '姓名里没有可作姓名的文字；请核对。',
  birthDateRequired: '没有出生日期，证件号码里也看不出；请补上。',
  birthDateUnreadable: '出生日期看不懂；请写成 1956-03-04。',
  birthDateInTheFuture: '出生日期在今天之后；请核对。',
  birthDateConflictsWithIdentity: ({ written, identity }) => `出生日期「${written}」与证件号码里的「${identity}」不一致；请核对哪一个对。`,
  sexRequired: '没有性别，证件号码里也看不出；请补上。',
  sexUnreadable: '性别看不懂；请写男或女。',
  sexConflictsWithIdentity: ({ written, identity }) => `性别写的是${sex(written)}，证件号码是${sex(identity)}；请核对哪一个对。`,
  villageUnknown: ({ village }) => `没有叫「${village}」的村；请在设置里添加该村，或改成已有的村名。`,
  villageAmbiguous: ({ village }) => `叫「${village}」的村不止一个；请写村的代码或全称。`,
  tooLong: ({ atMost }) => `内容太长，最多${atMost}个字；请核对。`,
  formulaError: ({ error }) => `单元格是公式错误「${error}」；请填写实际内容。`,
  repeatedWithOtherContent: ({ firstRow }) => `与第${firstRow}行是同一个证件号码，但内容不同；请只留正确的一行。`,
};

const warningSentences: Record<WarningCode, Sentence> = {
  identityEndsInZeros: '证件号码以000结尾，校验位正确，已导入；请抽查原件。',
  birthDateUnreadable: '出生日期看不懂，已按证件号码填写。',
  birthDateIncomplete: '出生日期不完整，已按证件号码填写。',
  sexUnreadable: '性别看不懂，已按证件号码填写。',
  ethnicityUnknown: ({ written }) => `不认识的民族「${written}」，该项未导入。`,
  phoneUnusual: '电话号码不像常见号码，已照原样导入。',
  phoneUnreadable: '电话号码看不懂，该项未导入。',
  recordNumberUnreadable: '档案编号不是17位，该项未导入。',
  recordNumberDigitsLost: '档案编号后几位被表格软件丢失，该项未导入。',
  groupUnknown: ({ written }) => `不认识的人群「${written}」，该项未导入。`,
  formulaError: ({ error }) => `单元格是公式错误「${error}」，该项未导入。`,
};

const say = (sentence: Sentence, params: Params = {}) => (typeof sentence === 'string' ? sentence : sentence(params));

export const refusedWords: RefusedRowWords = {
  reason: ({ code, params }: Refusal) => say(refusalSentences[code], params),
  field: rosterFieldName,
};

export function warningSentence({ code, params }: Warning): string {
  return say(warningSentences[code], params);
}
