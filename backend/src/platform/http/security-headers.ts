import type { FastifyHelmetOptions } from '@fastify/helmet';
import { isSecure } from '../configuration/configuration';
import type { Configuration } from '../configuration/configuration';

/**
 * Headers that fit the Angular application and the API page: scripts from here only; inline styles, because components
 * write them. On a plain http address nothing asks the browser for https, or a county server on its LAN would be dark.
 */
export function securityHeaders(configuration: Configuration): FastifyHelmetOptions {
  const secure = isSecure(configuration);
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'script-src-attr': ["'none'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'", 'data:'],
        'connect-src': ["'self'"],
        'worker-src': ["'self'"],
        'manifest-src': ["'self'"],
        'object-src': ["'none'"],
        'base-uri': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        ...(secure ? { 'upgrade-insecure-requests': [] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    // Browsers ignore these two on an insecure origin and complain about them on every page.
    crossOriginOpenerPolicy: secure ? { policy: 'same-origin' } : false,
    originAgentCluster: secure,
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
  };
}
