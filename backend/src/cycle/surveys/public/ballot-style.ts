import { createHash } from 'node:crypto';

/** Large type and wide rows; everything stays usable where a browser ignores it. */
export const BALLOT_STYLE = `
body { margin: 0; padding: 0; background: #fff; color: #1a1a1a; font-size: 20px; line-height: 1.6;
  font-family: "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif; }
.page { max-width: 640px; margin: 0 auto; padding: 16px; }
h1 { font-size: 26px; line-height: 1.35; margin: 8px 0 16px; color: #8f1d18; }
h2 { font-size: 22px; margin: 28px 0 8px; padding-top: 16px; border-top: 2px solid #8f1d18; }
p { margin: 8px 0; }
.hint { font-size: 17px; color: #4a4a4a; }
.fault { font-weight: bold; color: #8f1d18; border: 2px solid #8f1d18; padding: 8px 12px; }
.done { font-size: 22px; }
fieldset { margin: 16px 0; padding: 8px 12px; border: 1px solid #767676; }
legend { font-weight: bold; padding: 0 4px; }
.choice { margin: 0; }
.choice label { display: block; padding: 10px 4px; min-height: 32px; }
.choice input { width: 24px; height: 24px; vertical-align: middle; margin-right: 8px; }
input[type=text], textarea { box-sizing: border-box; width: 100%; font-size: 22px; padding: 10px; border: 2px solid #595959; }
button { width: 100%; min-height: 60px; font-size: 22px; border: 2px solid #8f1d18; }
button.main { background: #8f1d18; color: #fff; }
button.other { background: #fff; color: #8f1d18; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: 8px; border: 1px solid #767676; }
th { font-weight: normal; }
td { font-weight: bold; }
a { color: #8f1d18; }
`;

/** Nothing runs, nothing is loaded, forms go nowhere else. */
export const BALLOT_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256')
  .update(BALLOT_STYLE)
  .digest('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
