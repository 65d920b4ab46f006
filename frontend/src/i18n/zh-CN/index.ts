import access from './access.json';
import accountability from './accountability.json';
import accounts from './accounts.json';
import agreements from './agreements.json';
import assessment from './assessment.json';
import audit from './audit.json';
import cadence from './cadence.json';
import calendar from './calendar.json';
import catalogues from './catalogues.json';
import chase from './chase.json';
import classes from './classes.json';
import dashboard from './dashboard.json';
import decomposition from './decomposition.json';
import devices from './devices.json';
import directives from './directives.json';
import duties from './duties.json';
import evidence from './evidence.json';
import extensions from './extensions.json';
import findings from './findings.json';
import groups from './groups.json';
import handover from './handover.json';
import history from './history.json';
import imports from './imports.json';
import inspections from './inspections.json';
import lights from './lights.json';
import listPrint from './list-print.json';
import me from './me.json';
import newList from './new-list.json';
import notices from './notices.json';
import objections from './objections.json';
import organizations from './organizations.json';
import partners from './partners.json';
import people from './people.json';
import receive from './receive.json';
import rectification from './rectification.json';
import reminders from './reminders.json';
import report from './report.json';
import reportImport from './report-import.json';
import responsibility from './responsibility.json';
import results from './results.json';
import secondFactor from './second-factor.json';
import sheet from './sheet.json';
import shell from './shell.json';
import signIn from './sign-in.json';
import stepUp from './step-up.json';
import streaks from './streaks.json';
import surveys from './surveys.json';
import team from './team.json';
import templates from './templates.json';
import todo from './todo.json';
import ui from './ui.json';
import verify from './verify.json';
import versions from './versions.json';
import why from './why.json';

/** All words of one language, a file per room or screen. */
export const words = {
  access,
  accountability,
  accounts,
  agreements,
  assessment,
  audit,
  cadence,
  calendar,
  catalogues,
  chase,
  classes,
  dashboard,
  decomposition,
  devices,
  directives,
  duties,
  evidence,
  extensions,
  findings,
  groups,
  handover,
  history,
  imports,
  inspections,
  lights,
  listPrint,
  me,
  newList,
  notices,
  objections,
  organizations,
  partners,
  people,
  receive,
  rectification,
  reminders,
  report,
  reportImport,
  responsibility,
  results,
  secondFactor,
  sheet,
  shell,
  signIn,
  stepUp,
  streaks,
  surveys,
  team,
  templates,
  todo,
  ui,
  verify,
  versions,
  why,
};
