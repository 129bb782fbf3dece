-- What tags are: 0 tag, 1 profile, 2 security label.  The server shows system,
-- code and display of a label, and all members of a tag.
SELECT d.tag_id,
       CASE d.tag_type WHEN 0 THEN 'tag' WHEN 1 THEN 'profile'
                       WHEN 2 THEN 'security' END,
       CASE WHEN d.tag_type <> 1 THEN nullif(d.tag_system, '') END,
       [[?tag_version CASE WHEN d.tag_type = 0
                           THEN nullif(d.tag_version, '') END ]]
       [[!tag_version NULL ]],
       nullif(d.tag_code, ''),
       CASE WHEN d.tag_type <> 1 THEN nullif(d.tag_display, '') END,
       [[?tag_selected CASE WHEN d.tag_type = 0
                            THEN d.tag_user_selected END ]]
       [[!tag_selected NULL ]]
FROM {tagdefs} d
WHERE d.tag_id = ANY (:tags::bigint[])
