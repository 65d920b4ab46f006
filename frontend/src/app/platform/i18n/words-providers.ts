import { isDevMode } from '@angular/core';
import type { EnvironmentProviders } from '@angular/core';
import { provideTransloco, provideTranslocoTranspiler } from '@jsverse/transloco';
import { WordsLoader } from './words-loader';
import { WordsTranspiler } from './words-transpiler';

/** Transloco with both languages, switched at run time. */
export function provideWords(): EnvironmentProviders[] {
  return [
    ...provideTransloco({
      config: {
        availableLangs: ['zh-CN', 'en'],
        defaultLang: 'zh-CN',
        fallbackLang: 'zh-CN',
        reRenderOnLangChange: true,
        prodMode: !isDevMode(),
        missingHandler: { logMissingKey: true, useFallbackTranslation: true, allowEmpty: false },
      },
      loader: WordsLoader,
    }),
    provideTranslocoTranspiler(WordsTranspiler),
  ];
}
