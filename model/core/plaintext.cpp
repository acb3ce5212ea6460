#include "model/core/plaintext.h"

namespace {

struct Normalizer
{
    void operator()(const char * /*name*/, QString &text) const
    {
        text = plaintext::normalized(text);
    }
    void operator()(const char * /*name*/, QStringList &texts) const
    {
        for (QString &text : texts)
            text = plaintext::normalized(text);
    }
    void operator()(const char * /*name*/, Facts &facts) const
    {
        Facts clean;
        for (auto it = facts.constBegin(); it != facts.constEnd(); ++it)
            clean.insert(plaintext::normalized(it.key()), plaintext::normalized(it.value()));
        facts = clean;
    }
    template<typename T>
    void operator()(const char * /*name*/, T & /*value*/) const
    {
    }
};

bool isAscii(const QString &text)
{
    return std::ranges::all_of(text,
                               [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7f; });
}

} // namespace

namespace plaintext {

QString normalized(const QString &text)
{
    if (isAscii(text))
        return text;
    QString clean;
    clean.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            clean += c;
            clean += text.at(++i);
        } else if (c.isSurrogate()) {
            clean += QChar(QChar::ReplacementCharacter);
        } else if (c == u'\t' || c == u'\n' || c.category() != QChar::Other_Control) {
            clean += c;
        }
    }
    return clean.normalized(QString::NormalizationForm_C);
}

Edit normalized(const Edit &edit)
{
    Edit clean;
    for (const Patch &patch : edit.patches()) {
        Patch copy = patch;
        if (copy.after)
            std::visit([](auto &r) { std::decay_t<decltype(r)>::visit(r, Normalizer {}); },
                       *copy.after);
        if (copy.before != copy.after)
            clean.append(std::move(copy));
    }
    return clean;
}

} // namespace plaintext
