#include "views/report/pdffinish.h"

// The library warns unless its users say which pointers they take.
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace pdffinish {

namespace {

QPDFObjectHandle textObject(const QString &text)
{
    return QPDFObjectHandle::newUnicodeString(text.toStdString());
}

/// Takes what the library writes; its own buffer would hold a long report twice more.
class ByteSink : public Pipeline
{
public:
    explicit ByteSink(QByteArray &bytes) : Pipeline("report", nullptr), m_bytes(bytes) { }

    void write(const unsigned char *data, size_t length) override
    {
        m_bytes.append(reinterpret_cast<const char *>(data), static_cast<qsizetype>(length));
    }
    void finish() override { }

private:
    QByteArray &m_bytes;
};

using Pages = std::vector<QPDFPageObjectHelper>;

/// The place that a mark names: its page, with its heading at the top of the window.
QPDFObjectHandle destination(const Pages &pages, const PagePainter &painter, const PageMark &mark)
{
    QPDFObjectHandle place = QPDFObjectHandle::newArray();
    place.appendItem(pages.at(static_cast<size_t>(mark.page)).getObjectHandle());
    place.appendItem(QPDFObjectHandle::newName("/XYZ"));
    place.appendItem(QPDFObjectHandle::newNull());
    // PDF counts upwards.
    const qreal y = painter.pageSize(mark.page).height() - mark.y + 12;
    place.appendItem(QPDFObjectHandle::newReal(y, 1));
    place.appendItem(QPDFObjectHandle::newNull());
    return place;
}

/// Makes siblings of entries and hangs them under their parent.
void hang(QPDFObjectHandle parent, std::vector<QPDFObjectHandle> &entries, bool open)
{
    if (entries.empty())
        return;
    for (size_t i = 0; i < entries.size(); ++i) {
        entries[i].replaceKey("/Parent", parent);
        if (i > 0)
            entries[i].replaceKey("/Prev", entries[i - 1]);
        if (i + 1 < entries.size())
            entries[i].replaceKey("/Next", entries[i + 1]);
    }
    parent.replaceKey("/First", entries.front());
    parent.replaceKey("/Last", entries.back());
    const auto count = static_cast<long long>(entries.size());
    parent.replaceKey("/Count", QPDFObjectHandle::newInteger(open ? count : -count));
    entries.clear();
}

/// Chapters, with their headings folded away under them.
void addOutline(QPDF &document, const Pages &pages, const PagePainter &painter)
{
    QPDFObjectHandle root = document.makeIndirectObject(QPDFObjectHandle::newDictionary());
    root.replaceKey("/Type", QPDFObjectHandle::newName("/Outlines"));
    std::vector<QPDFObjectHandle> chapters;
    std::vector<QPDFObjectHandle> headings;
    for (const PageMark &mark : painter.marks()) {
        QPDFObjectHandle entry = document.makeIndirectObject(QPDFObjectHandle::newDictionary());
        entry.replaceKey("/Title", textObject(mark.title));
        entry.replaceKey("/Dest", destination(pages, painter, mark));
        if (mark.level > 1 && !chapters.empty()) {
            headings.push_back(entry);
            continue;
        }
        if (!chapters.empty())
            hang(chapters.back(), headings, false);
        chapters.push_back(entry);
    }
    if (chapters.empty())
        return;
    hang(chapters.back(), headings, false);
    hang(root, chapters, true);
    document.getRoot().replaceKey("/Outlines", root);
    document.getRoot().replaceKey("/PageMode", QPDFObjectHandle::newName("/UseOutlines"));
}

/// The lines of the contents lead to what they name.
void addLinks(QPDF &document, const Pages &pages, const PagePainter &painter)
{
    for (const PagePainter::Link &link : painter.links()) {
        const qreal height = painter.pageSize(link.page).height();
        QPDFObjectHandle area = QPDFObjectHandle::newArray();
        for (const qreal value : { link.area.left(), height - link.area.bottom(), link.area.right(),
                                   height - link.area.top() })
            area.appendItem(QPDFObjectHandle::newReal(value, 1));
        QPDFObjectHandle note = QPDFObjectHandle::newDictionary();
        note.replaceKey("/Type", QPDFObjectHandle::newName("/Annot"));
        note.replaceKey("/Subtype", QPDFObjectHandle::newName("/Link"));
        note.replaceKey("/Rect", area);
        note.replaceKey("/Border", QPDFObjectHandle::parse("[0 0 0]"));
        note.replaceKey("/Dest", destination(pages, painter, painter.marks().at(link.mark)));
        QPDFObjectHandle page = pages.at(static_cast<size_t>(link.page)).getObjectHandle();
        if (!page.hasKey("/Annots"))
            page.replaceKey("/Annots", QPDFObjectHandle::newArray());
        page.getKey("/Annots").appendItem(document.makeIndirectObject(note));
    }
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

/// The document in full; `most` bytes are set aside for it.
QByteArray written(QPDF &document, qsizetype most)
{
    QByteArray bytes;
    bytes.reserve(most);
    ByteSink sink(bytes);
    QPDFWriter writer(document);
    writer.setOutputPipeline(&sink);
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.write();
    return bytes;
}

} // namespace

QByteArray finished(const QByteArray &pdf, const Report &report, const PagePainter &pages)
{
    QPDF document;
    document.processMemoryFile("report", pdf.constData(), static_cast<size_t>(pdf.size()));
    const Pages all = QPDFPageDocumentHelper(document).getAllPages();
    addOutline(document, all, pages);
    addLinks(document, all, pages);
    addMetadata(document, report);
    return written(document, pdf.size());
}

QByteArray titled(const QByteArray &pdf, const QString &title)
{
    QPDF document;
    document.processMemoryFile("picture", pdf.constData(), static_cast<size_t>(pdf.size()));
    QPDFObjectHandle info = document.makeIndirectObject(QPDFObjectHandle::newDictionary());
    info.replaceKey("/Title", textObject(title));
    info.replaceKey("/Creator", textObject(QStringLiteral("Redoubt")));
    document.getTrailer().replaceKey("/Info", info);
    document.getRoot().removeKey("/Metadata");
    return written(document, pdf.size());
}

} // namespace pdffinish
