import { z } from 'zod';

const HEADERS = z.record(z.string().regex(/^[\w-]+$/), z.string());

/** JSON of header names and values. */
const headers = z.string().transform((text, context) => {
  try {
    return HEADERS.parse(JSON.parse(text));
  } catch {
    context.addIssue({ code: 'custom', message: 'has to be a JSON object of header names and values' });
    return z.NEVER;
  }
});

const pattern = z.string().transform((text, context) => {
  try {
    return new RegExp(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'has to be a regular expression' });
    return z.NEVER;
  }
});

/** The ways to reach people beside e-mail: an SMS gateway or government messenger over HTTP, and group robots. */
export const messageSettings = {
  MESSAGE_URL: z.url({ protocol: /^https?$/ }).optional(),
  MESSAGE_HEADERS: headers.default({}),
  /** `{to}` `{name}` `{text}` `{count}` `{key}` are filled in, escaped as the content type asks. */
  MESSAGE_BODY: z.string().min(1).default('{"to":"{to}","text":"{text}","key":"{key}"}'),
  /** What an accepted answer matches, for gateways that answer 200 to everything. */
  MESSAGE_ACCEPTED: pattern.optional(),
  MESSAGE_PER_MINUTE: z.coerce.number().int().min(1).max(6000).optional(),
  WECOM_ROBOT_URL: z.url({ protocol: /^https?$/ }).optional(),
  DINGTALK_ROBOT_URL: z.url({ protocol: /^https?$/ }).optional(),
  DINGTALK_ROBOT_SECRET: z.string().optional(),
};
