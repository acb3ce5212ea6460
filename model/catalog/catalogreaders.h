#pragma once

#include "model/catalog/catalogs.h"
#include "model/catalog/jsonreader.h"

/// One reader a catalog file: from JSON into the catalogs. Each checks form only; what refers to
/// other files is checked when all are read.
namespace catalogreaders {

void readVocabulary(JsonReader &file, Catalogs &into);
void readStrideAi(JsonReader &file, Catalogs &into);
void readAtlas(JsonReader &file, Catalogs &into);
void readOwasp(JsonReader &file, Catalogs &into);
void readMicrosoft(JsonReader &file, Catalogs &into);
void readControls(JsonReader &file, Catalogs &into);
void readFramework(JsonReader &file, const CatalogInfo &info, Catalogs &into);
void readRules(JsonReader &file, const QString &origin, Catalogs &into);

} // namespace catalogreaders
