#include "model/search/fuzzymatch.h"

#include <algorithm>

namespace {

constexpr int wholeName = 1000;
constexpr int startOfName = 800;
constexpr int startOfWord = 600;
constexpr int inside = 400;
constexpr int scattered = 100;

bool startsWord(QStringView name, qsizetype at)
{
    return at == 0 || !name.at(at - 1).isLetterOrNumber();
}

/// Where a word stands: best at the start of the name, then of a word, then anywhere.
int wordScore(QStringView word, QStringView name)
{
    qsizetype at = name.indexOf(word);
    if (at < 0)
        return 0;
    if (at == 0)
        return word.size() == name.size() ? wholeName : startOfName;
    for (; at >= 0; at = name.indexOf(word, at + 1)) {
        if (startsWord(name, at))
            return startOfWord;
    }
    return inside;
}

/// Letters in order with gaps between them: each at the start of a word or next to the one before
/// it counts double; no letter may be far out of place.
int letterScore(QStringView letters, QStringView name)
{
    int score = scattered;
    qsizetype at = -1;
    qsizetype last = -2;
    qsizetype first = -1;
    for (const QChar letter : letters) {
        if (letter.isSpace())
            continue;
        qsizetype next = name.indexOf(letter, at + 1);
        if (next < 0)
            return 0;
        // A later start of a word is the likelier meaning.
        for (qsizetype other = next; next != last + 1 && other >= 0;
             other = name.indexOf(letter, other + 1)) {
            if (startsWord(name, other)) {
                next = other;
                break;
            }
        }
        const bool strong = next == last + 1 || startsWord(name, next);
        score += strong ? 10 : -15;
        if (first < 0)
            first = next;
        at = last = next;
    }
    // The further apart the letters, the less they were meant.
    const auto gaps = static_cast<int>(last - first + 1 - letters.size());
    return std::max(0, score - 2 * gaps);
}

} // namespace

bool holdsWords(QStringView query, QStringView name)
{
    for (const QStringView word : query.split(u' ', Qt::SkipEmptyParts)) {
        if (!name.contains(word))
            return false;
    }
    return true;
}

int fuzzyScore(QStringView query, QStringView name)
{
    if (query.isEmpty())
        return 1;
    int best = wordScore(query, name);
    if (best == 0 && query.contains(u' ')) {
        int sum = 0;
        int words = 0;
        for (const QStringView word : query.split(u' ', Qt::SkipEmptyParts)) {
            const int score = wordScore(word, name);
            if (score == 0) {
                sum = 0;
                break;
            }
            sum += score;
            ++words;
        }
        best = words > 0 ? sum / words - 50 : 0;
    }
    if (best == 0)
        best = letterScore(query, name);
    // Of names that fit alike the shorter one is meant.
    return best == 0
                   ? 0
                   : std::max(1,
                              best * 100 - static_cast<int>(std::min<qsizetype>(99, name.size())));
}
