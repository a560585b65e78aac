-- An object in the storage belongs to one row. The sweep that clears away what belongs to none looks here.
create unique index "attachments_tenantId_fileUrl_key" on attachments ("tenantId", "fileUrl");
