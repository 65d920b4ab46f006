export { ResultsModule } from './results.module';
export { resultSeal } from './result-seal';
