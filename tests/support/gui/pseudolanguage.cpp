#include "tests/support/gui/pseudolanguage.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>

namespace {

QByteArray key(const QByteArray &context, const QByteArray &source, const QByteArray &comment)
{
    return context + '\0' + source + '\0' + comment;
}

} // namespace

PseudoLanguage::PseudoLanguage()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("pseudo.ts"));
    QProcess lupdate;
    lupdate.setWorkingDirectory(QStringLiteral(REDOUBT_SOURCE_DIR));
    lupdate.start(QStringLiteral(REDOUBT_LUPDATE),
                  { QStringLiteral("-silent"), QStringLiteral("-I"), QStringLiteral("."),
                    QStringLiteral("model"), QStringLiteral("views"), QStringLiteral("app"),
                    QStringLiteral("-ts"), path });
    QFile file(path);
    if (!lupdate.waitForFinished(120000) || lupdate.exitCode() != 0
        || !file.open(QIODevice::ReadOnly))
        qFatal("lupdate: %s", lupdate.readAllStandardError().constData());

    QXmlStreamReader xml(&file);
    QByteArray context;
    QByteArray source;
    QByteArray comment;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == u"name")
            context = xml.readElementText().toUtf8();
        else if (xml.isStartElement() && xml.name() == u"source")
            source = xml.readElementText().toUtf8();
        else if (xml.isStartElement() && xml.name() == u"comment")
            comment = xml.readElementText().toUtf8();
        else if (xml.isEndElement() && xml.name() == u"message") {
            m_known.insert(key(context, source, comment));
            comment.clear();
        }
    }
}

QString PseudoLanguage::translate(const char *context, const char *source,
                                  const char *disambiguation, int n) const
{
    if (!m_known.contains(key(context, source, disambiguation)))
        return {};
    QString text = open + QString::fromUtf8(source) + close;
    if (n >= 0)
        text.replace(QStringLiteral("%n"), QString::number(n));
    return text;
}

QString PseudoLanguage::outside(const QString &text)
{
    QString rest;
    int depth = 0;
    for (const QChar c : text) {
        if (c == open)
            ++depth;
        else if (c == close)
            --depth;
        else if (depth == 0)
            rest += c;
    }
    return rest;
}
