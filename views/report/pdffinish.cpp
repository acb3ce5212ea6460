#include "views/report/pdffinish.h"

// The library warns unless its users say which pointers they take.
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace pdffinish {

namespace {

QPDFObjectHandle textObject(const QString &text)
{
    return QPDFObjectHandle::newUnicodeString(text.toStdString());
}

/// A flat outline of the chapters, each pointing at its page.
void addOutline(QPDF &document, const QList<PagePainter::Mark> &marks)
{
    const std::vector<QPDFPageObjectHelper> pages = QPDFPageDocumentHelper(document).getAllPages();
    QPDFObjectHandle root = document.makeIndirectObject(QPDFObjectHandle::newDictionary());
    std::vector<QPDFObjectHandle> entries;
    for (const PagePainter::Mark &mark : marks) {
        if (mark.level != 1 || static_cast<size_t>(mark.page) >= pages.size())
            continue;
        QPDFObjectHandle entry = document.makeIndirectObject(QPDFObjectHandle::newDictionary());
        entry.replaceKey("/Title", textObject(mark.title));
        entry.replaceKey("/Parent", root);
        QPDFObjectHandle destination = QPDFObjectHandle::newArray();
        destination.appendItem(pages[static_cast<size_t>(mark.page)].getObjectHandle());
        destination.appendItem(QPDFObjectHandle::newName("/Fit"));
        entry.replaceKey("/Dest", destination);
        entries.push_back(entry);
    }
    if (entries.empty())
        return;
    for (size_t i = 0; i < entries.size(); ++i) {
        if (i > 0)
            entries[i].replaceKey("/Prev", entries[i - 1]);
        if (i + 1 < entries.size())
            entries[i].replaceKey("/Next", entries[i + 1]);
    }
    root.replaceKey("/Type", QPDFObjectHandle::newName("/Outlines"));
    root.replaceKey("/First", entries.front());
    root.replaceKey("/Last", entries.back());
    root.replaceKey("/Count", QPDFObjectHandle::newInteger(static_cast<long long>(entries.size())));
    document.getRoot().replaceKey("/Outlines", root);
    document.getRoot().replaceKey("/PageMode", QPDFObjectHandle::newName("/UseOutlines"));
}

void addMetadata(QPDF &document, const Report &report)
{
    QPDFObjectHandle info = document.makeIndirectObject(QPDFObjectHandle::newDictionary());
    info.replaceKey("/Title",
                    textObject(QStringLiteral("%1 \u2013 %2").arg(report.title, report.subtitle)));
    info.replaceKey("/Author", textObject(report.settings.organisation));
    info.replaceKey("/Creator", textObject(QStringLiteral("Redoubt")));
    info.replaceKey("/CreationDate",
                    QPDFObjectHandle::newString(
                            "D:" + report.date.toString(QStringLiteral("yyyyMMdd")).toStdString()
                            + "120000Z"));
    document.getTrailer().replaceKey("/Info", info);
    // QPdfWriter's own XMP repeats the moment of writing; the dictionary above says the same and
    // repeats.
    document.getRoot().removeKey("/Metadata");
}

} // namespace

QByteArray finished(const QByteArray &pdf, const Report &report,
                    const QList<PagePainter::Mark> &marks)
{
    QPDF document;
    document.processMemoryFile("report", pdf.constData(), static_cast<size_t>(pdf.size()));
    addOutline(document, marks);
    addMetadata(document, report);
    QPDFWriter writer(document);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.write();
    const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
    return { reinterpret_cast<const char *>(buffer->getBuffer()),
             static_cast<qsizetype>(buffer->getSize()) };
}

} // namespace pdffinish
