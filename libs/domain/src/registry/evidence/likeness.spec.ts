import { distance, GRID, PICTURE_DISTANCE, pictureMarks, TEXT_DISTANCE, textMark } from './likeness';

const picture = (brightness: (x: number, y: number) => number) =>
  Array.from({ length: GRID * GRID }, (_, at) => brightness(at % GRID, Math.floor(at / GRID)));
const hall = picture((x, y) => ((x * 37 + y * 91 + x * y * 13) % 200) + 20);
const turnedOnce = picture((x, y) => hall[(GRID - 1 - x) * GRID + y]!);

describe('marks of pictures', () => {
  it('are the same after a picture was turned', () => {
    const [asItStands] = pictureMarks(hall);
    expect(Math.min(...pictureMarks(turnedOnce).map((mark) => distance(mark, asItStands!)))).toBe(0);
    expect(distance(pictureMarks(turnedOnce)[0]!, asItStands!)).toBeGreaterThan(PICTURE_DISTANCE);
  });

  it('differ between different pictures, and a blank one has none', () => {
    const other = picture((x, y) => ((x * 71 + y * 29 + x * x * 7) % 200) + 20);
    expect(distance(pictureMarks(hall)[0]!, pictureMarks(other)[0]!)).toBeGreaterThan(PICTURE_DISTANCE);
    expect(pictureMarks(picture(() => 128))).toEqual([]);
  });
});

describe('marks of texts', () => {
  const minutes = (day: string, more = '') =>
    `${day}，镇党委召开党建例会，听取各村党组织书记汇报基层党建重点任务进展情况，逐村亮灯，红灯两村由包村领导次日到场督办，
     会议强调要把党员教育管理、发展党员、组织生活会等基础工作抓细抓实，下月例会前完成整改并报送结果。${more}`;
  const first = textMark(minutes('11月4日'))!;

  it('are near when only a date and a word differ', () => {
    expect(distance(first, textMark(minutes('2026年10月8日'))!)).toBeLessThanOrEqual(TEXT_DISTANCE);
    expect(distance(first, textMark(minutes('12月3日', '散会。'))!)).toBeLessThanOrEqual(TEXT_DISTANCE);
  });

  it('are far for another text, and none for a short one', () => {
    const other = `学校党总支围绕立德树人开展主题党日，组织教师党员到革命纪念馆参观学习，重温入党誓词，随后分三个小组讨论师德师风建设，
      形成问题清单七条，责任到人，期末前逐条销号，并向家长委员会公开整改结果，接受社会监督，推动校风教风学风持续向好。`;
    expect(distance(first, textMark(other)!)).toBeGreaterThan(TEXT_DISTANCE);
    expect(textMark('已开会。')).toBeNull();
  });
});
