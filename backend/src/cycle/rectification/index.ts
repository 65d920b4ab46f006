export { RectificationModule } from './rectification.module';
export { RectificationCommands } from './rectification-commands';
