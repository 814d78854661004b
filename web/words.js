// The language of what the page says without the application: the one set there, and Chinese before that, as in it.

import * as settings from './settings.js';

/** The settings begin with it, as encode_settings() in update.cpp writes them. @returns {string} */
export const language = () => settings.read('settings').split('\t')[0] || 'zh';

/**
 * @param {string} chinese
 * @param {string} english
 */
export const says = (chinese, english) => (language() === 'en' ? english : chinese);
