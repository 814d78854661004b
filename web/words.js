// The language of what the page says without the application: the one set there or, before anything was, the
// browser's.

import * as settings from './settings.js';

/** The settings begin with it, as encode_settings() in update.cpp writes them. @returns {string} */
export const language = () => settings.read('settings').split('\t')[0] || (/^zh/i.test(navigator.language) ? 'zh' : 'en');

/**
 * @param {string} chinese
 * @param {string} english
 */
export const says = (chinese, english) => (language() === 'en' ? english : chinese);
