/**
 * How Chinese characters sound: their readings, pinyin as it is typed, the sounds that are taken
 * for each other, and the tokens of sound that every engine gets.
 *
 * <p>Its door is {@link almanac.search.pinyin.PinyinTokens}; it takes text that is folded and cut
 * already. It knows no engine, no framework and no other room.
 */
@NullMarked
package almanac.search.pinyin;

import org.jspecify.annotations.NullMarked;
