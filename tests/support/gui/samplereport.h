#pragma once

#include "views/report/reportfile.h"

#include <QJsonObject>
#include <QTemporaryDir>

/// Reports of the sample, and what independent programs read in them.
class SampleReport
{
public:
    using Format = reportfile::Format;

    SampleReport();

protected:
    static const QList<Format> &allFormats();
    ReportOptions options(Audience audience = Audience::Technical) const;
    Result<QByteArray> write(Format format, const ReportOptions &options,
                             Paper paper = Paper::A4) const;
    /// What a parser that is not ours finds in it: tags, texts, targets and the like.
    QJsonObject read(const QByteArray &bytes, Format format) const;
    QString textOfPdf(const QByteArray &bytes) const;
    /// Letters only: what line breaks, hyphenation and ligatures of a page leave alone.
    static QString flat(const QString &text);

    const QDate m_today { 2026, 11, 24 };
    CatalogsPointer m_catalogs;
    Project m_project;
    std::unique_ptr<Register> m_threats;

private:
    QString save(const QByteArray &bytes, Format format) const;
    static QByteArray run(const QString &program, const QStringList &arguments);

    QTemporaryDir m_folder;
};
