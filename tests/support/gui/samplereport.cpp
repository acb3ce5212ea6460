#include "tests/support/gui/samplereport.h"

#include "model/exchange/newproject.h"

#include <QJsonDocument>
#include <QProcess>

using namespace Qt::StringLiterals;

SampleReport::SampleReport()
{
    const Result<CatalogsPointer> loaded = catalog::loadBundled();
    const auto made = newproject::fromTemplate(u"telecom-anomaly-detection"_s);
    if (!loaded || !made)
        qFatal("the sample cannot be read");
    m_catalogs = *loaded;
    m_project.apply(made->edit);
    m_threats = std::make_unique<Register>(m_catalogs);
    m_threats->reset(m_project, m_today);
}

const QList<SampleReport::Format> &SampleReport::allFormats()
{
    static const QList<Format> formats { Format::Pdf,  Format::Html,     Format::Odt,
                                         Format::Xlsx, Format::Markdown, Format::Csv };
    return formats;
}

ReportOptions SampleReport::options(Audience audience) const
{
    ReportOptions made;
    made.date = m_today;
    made.head = QString(64, u'a');
    made.entries = 3;
    made.audience = audience;
    made.zoneOperator = u"edge-site"_s;
    return made;
}

Result<QByteArray> SampleReport::write(Format format, const ReportOptions &options,
                                       Paper paper) const
{
    return reportfile::write(m_project, *m_threats, options, format, paper);
}

QString SampleReport::save(const QByteArray &bytes, Format format) const
{
    QFile file(m_folder.filePath(u"report."_s + reportfile::suffixOf(format)));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("the temporary folder cannot be written");
    return file.fileName();
}

QByteArray SampleReport::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60000) || process.exitCode() != 0)
        qWarning("%s: %s", qPrintable(program), process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

QJsonObject SampleReport::read(const QByteArray &bytes, Format format) const
{
    const QByteArray found =
            run(u"python3"_s, { QStringLiteral(REDOUBT_SOURCE_DIR) + u"/tests/data/readreport.py"_s,
                                save(bytes, format) });
    return QJsonDocument::fromJson(found).object();
}

QString SampleReport::textOfPdf(const QByteArray &bytes) const
{
    return QString::fromUtf8(run(u"pdftotext"_s, { u"-raw"_s, save(bytes, Format::Pdf), u"-"_s }));
}

QString SampleReport::flat(const QString &text)
{
    QString kept;
    for (const QChar c : text.normalized(QString::NormalizationForm_KC)) {
        if (!c.isSpace() && c != QChar(0xad))
            kept += c;
    }
    return kept;
}
