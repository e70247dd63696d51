//! The tables, as the migrations make them. Ids are `Binary`, instants `BigInt`, documents `Text` (see `engine::columns`).

diesel::table! {
    org_unit (id) {
        id -> Binary,
        parent_id -> Nullable<Binary>,
        kind -> Text,
        code -> Text,
        name -> Text,
        address -> Nullable<Text>,
        phone -> Nullable<Text>,
    }
}

diesel::table! {
    calendar (id) {
        id -> Text,
        centre_id -> Nullable<Binary>,
        name -> Text,
        version -> Integer,
        rules -> Text,
    }
}

diesel::table! {
    centre (id) {
        id -> Binary,
        unit_id -> Binary,
        code -> Text,
        name -> Text,
        address -> Nullable<Text>,
        phone -> Nullable<Text>,
        complaint_phone -> Nullable<Text>,
        calendar_id -> Text,
        policy -> Text,
    }
}

diesel::table! {
    service_window (id) {
        id -> Binary,
        centre_id -> Binary,
        code -> Text,
        name -> Text,
        department -> Text,
        counter -> Text,
        powers -> Text,
        kind -> Text,
        departments -> Text,
    }
}

diesel::table! {
    person (id) {
        id -> Binary,
        centre_id -> Binary,
        code -> Text,
        name -> Text,
        title -> Text,
        number -> Text,
        duty -> Text,
        phone -> Text,
        party_member -> Bool,
        pledge -> Nullable<Text>,
    }
}

diesel::table! {
    post_assignment (window_id, post, person_id, valid_from) {
        window_id -> Binary,
        post -> Text,
        person_id -> Binary,
        valid_from -> Text,
        valid_until -> Nullable<Text>,
    }
}

diesel::table! {
    review_assignment (unit_id, person_id, valid_from) {
        unit_id -> Binary,
        person_id -> Binary,
        valid_from -> Text,
        valid_until -> Nullable<Text>,
    }
}

diesel::table! {
    station_agent (unit_id, post) {
        unit_id -> Binary,
        post -> Text,
        person_id -> Binary,
    }
}

diesel::table! {
    account (id) {
        id -> Binary,
        centre_id -> Binary,
        person_id -> Binary,
        username -> Text,
        role -> Text,
        password_hash -> Text,
        must_change_password -> Bool,
    }
}

diesel::table! {
    login_failure (name_hash) {
        name_hash -> Binary,
        failures -> Integer,
        locked_until -> Nullable<BigInt>,
        at -> BigInt,
    }
}

diesel::table! {
    session (id) {
        id -> Binary,
        account_id -> Binary,
        client -> Text,
        started_at -> BigInt,
        last_used_at -> BigInt,
        expires_at -> BigInt,
        revoked_at -> Nullable<BigInt>,
        token_hash -> Binary,
        previous_hash -> Nullable<Binary>,
        rotated_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    service_item (id) {
        id -> Binary,
        centre_id -> Binary,
        window_id -> Binary,
        code -> Text,
        revision -> Integer,
        ending -> Nullable<Text>,
        department_id -> Nullable<Binary>,
    }
}

diesel::table! {
    item_version (id) {
        id -> Binary,
        item_id -> Binary,
        version -> Integer,
        effective_from -> Text,
        effective_until -> Nullable<Text>,
        signed_off_by -> Text,
        doc -> Text,
        window_id -> Nullable<Binary>,
        search -> Text,
        initials -> Text,
        published_by -> Nullable<Text>,
        published_at -> Nullable<BigInt>,
        department_id -> Nullable<Binary>,
    }
}

diesel::table! {
    item_draft (id) {
        id -> Binary,
        centre_id -> Binary,
        item_id -> Nullable<Binary>,
        window_id -> Nullable<Binary>,
        stage -> Text,
        open -> Bool,
        version -> Integer,
        updated_at -> BigInt,
        doc -> Text,
    }
}

diesel::table! {
    entry_register (id) {
        id -> Binary,
        centre_id -> Binary,
        item_id -> Nullable<Binary>,
        state -> Text,
        version -> Integer,
        registered_at -> BigInt,
        doc -> Text,
    }
}

diesel::table! {
    applicant (id) {
        id -> Binary,
        centre_id -> Binary,
        kind -> Text,
        name -> Text,
        number_sealed -> Binary,
        number_index -> Binary,
        phone_sealed -> Binary,
        phone_index -> Binary,
        address_sealed -> Nullable<Binary>,
        version -> Integer,
        contact_sealed -> Nullable<Binary>,
    }
}

diesel::table! {
    service_case (id) {
        id -> Binary,
        centre_id -> Binary,
        window_id -> Binary,
        applicant_id -> Binary,
        item_id -> Binary,
        item_version_id -> Binary,
        number -> Text,
        query_code_sealed -> Binary,
        stage -> Text,
        kind -> Text,
        version -> Integer,
        received_at -> BigInt,
        doc -> Text,
        audit_seq -> Integer,
        audit_mac -> Binary,
        review_unit_id -> Nullable<Binary>,
        issuing_window_id -> Nullable<Binary>,
        to_file -> Bool,
    }
}

diesel::table! {
    case_event (case_id, seq) {
        case_id -> Binary,
        seq -> Integer,
        #[sql_name = "type"]
        type_ -> Text,
        at -> BigInt,
        doc -> Text,
    }
}

diesel::table! {
    case_private (case_id, what) {
        case_id -> Binary,
        what -> Text,
        sealed -> Binary,
    }
}

diesel::table! {
    event_private (case_id, seq) {
        case_id -> Binary,
        seq -> Integer,
        sealed -> Binary,
    }
}

diesel::table! {
    timer (id) {
        id -> Binary,
        centre_id -> Binary,
        case_id -> Binary,
        clock -> Text,
        owner_post -> Text,
        started_at -> BigInt,
        due -> BigInt,
        warn_at -> BigInt,
        stopped_at -> Nullable<BigInt>,
        calendar_id -> Text,
        calendar_version -> Integer,
        explanation -> Text,
        deems -> Bool,
        terms -> Text,
        pauses -> Text,
        extension -> Text,
        own_version -> Integer,
        national_version -> Integer,
    }
}

diesel::table! {
    work_item (id) {
        id -> Binary,
        centre_id -> Binary,
        window_id -> Binary,
        case_id -> Binary,
        task -> Text,
        owner_post -> Text,
        sort_due -> BigInt,
        warn_at -> BigInt,
        unit_id -> Nullable<Binary>,
        suspended -> Bool,
    }
}

diesel::table! {
    case_counter (centre_id, year) {
        centre_id -> Binary,
        year -> Integer,
        last -> Integer,
    }
}

diesel::table! {
    notice (id) {
        id -> Binary,
        centre_id -> Binary,
        case_id -> Binary,
        event_seq -> Integer,
        kind -> Text,
        number -> Text,
        issued_at -> BigInt,
        prints -> Integer,
        sealed -> Binary,
    }
}

diesel::table! {
    notice_counter (centre_id, kind, year) {
        centre_id -> Binary,
        kind -> Text,
        year -> Integer,
        last -> Integer,
    }
}

diesel::table! {
    unmasking (id) {
        id -> Binary,
        centre_id -> Binary,
        case_id -> Binary,
        account_id -> Binary,
        at -> BigInt,
        real_at -> BigInt,
        signed -> Text,
        fields -> Text,
        reason_sealed -> Binary,
    }
}

diesel::table! {
    phrase (id) {
        id -> Binary,
        centre_id -> Binary,
        window_id -> Binary,
        used_for -> Text,
        item_id -> Nullable<Binary>,
        material -> Nullable<Text>,
        text -> Text,
        kept_by -> Binary,
        kept_at -> BigInt,
    }
}

diesel::table! {
    intake_draft (id) {
        id -> Binary,
        centre_id -> Binary,
        window_id -> Binary,
        version -> Integer,
        item_id -> Nullable<Binary>,
        kept_by -> Binary,
        created_at -> BigInt,
        kept_at -> BigInt,
        sealed -> Binary,
    }
}

diesel::table! {
    window_event (window_id, at, case_id, seq, type_) {
        window_id -> Binary,
        at -> BigInt,
        case_id -> Binary,
        seq -> Integer,
        #[sql_name = "type"]
        type_ -> Text,
    }
}

diesel::table! {
    day_check (id) {
        id -> Binary,
        centre_id -> Binary,
        window_id -> Binary,
        day -> Text,
        at -> BigInt,
        doc -> Text,
        remark_sealed -> Nullable<Binary>,
    }
}

diesel::table! {
    audit_entry (id) {
        id -> Binary,
        centre_id -> Binary,
        chain_id -> Binary,
        seq -> Integer,
        at -> BigInt,
        account_id -> Nullable<Binary>,
        act -> Text,
        detail -> Text,
        previous_mac -> Binary,
        mac -> Binary,
        seal_id -> Nullable<Binary>,
    }
}

diesel::table! {
    audit_seal (id) {
        id -> Binary,
        centre_id -> Binary,
        seq -> Integer,
        at -> BigInt,
        entries -> Integer,
        root -> Binary,
        previous_mac -> Binary,
        mac -> Binary,
    }
}

diesel::table! {
    idempotency (principal, operation, key) {
        principal -> Binary,
        operation -> Text,
        key -> Text,
        body_hash -> Binary,
        status -> Integer,
        answer_sealed -> Binary,
        at -> BigInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    org_unit,
    calendar,
    centre,
    service_window,
    person,
    post_assignment,
    review_assignment,
    station_agent,
    account,
    login_failure,
    session,
    service_item,
    item_version,
    applicant,
    service_case,
    case_event,
    case_private,
    event_private,
    timer,
    work_item,
    case_counter,
    notice,
    phrase,
    intake_draft,
    window_event,
    day_check,
    audit_entry,
    audit_seal,
    idempotency,
);

diesel::joinable!(post_assignment -> person (person_id));
diesel::joinable!(review_assignment -> person (person_id));
diesel::joinable!(item_version -> service_item (item_id));
diesel::joinable!(intake_draft -> person (kept_by));
