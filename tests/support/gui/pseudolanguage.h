#pragma once

#include <QSet>
#include <QTranslator>

/// A language in which every text reads [text]: made from what lupdate finds in the sources, so a
/// text that is not wrapped, or whose context lupdate does not see, stays without brackets.
class PseudoLanguage : public QTranslator
{
    Q_OBJECT

public:
    static constexpr char16_t open = u'\u27e6';
    static constexpr char16_t close = u'\u27e7';

    /// Runs lupdate over the sources; qFatal when that fails.
    PseudoLanguage();

    bool isEmpty() const override { return m_known.isEmpty(); }
    qsizetype size() const { return m_known.size(); }
    QString translate(const char *context, const char *source, const char *disambiguation,
                      int n) const override;

    /// What of a text is not inside brackets.
    static QString outside(const QString &text);

private:
    QSet<QByteArray> m_known;
};
