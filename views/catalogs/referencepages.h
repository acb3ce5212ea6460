#pragma once

#include "model/catalog/catalogs.h"

class PageText;

/// What the browser says of the lists that others wrote: techniques of ATLAS, assets of STRIDE-AI,
/// items of OWASP, Microsoft and the frameworks.
namespace referencepages {

void technique(PageText &page, const AtlasTechnique &technique);
void asset(PageText &page, const StrideAsset &asset);
/// An item of a list by its id.
void item(PageText &page, const QString &id);
void frameworkItem(PageText &page, const QString &framework, const QString &id);

} // namespace referencepages
