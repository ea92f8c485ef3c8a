/** @see fixtures/apidog/update-user-attributes/page.txt line 245 */
export interface AttributeType {
    /**
     * Which attribute is meant.
     *
     * 1 to 32 characters. Pattern: `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
     */
    Name: string;
    /**
     * What the attribute is set to.
     *
     * At most 2048 characters. Format: `password`.
     */
    Value?: string | undefined;
}
/** @see fixtures/apidog/update-user-attributes/page.txt line 283 */
export interface CodeDeliveryDetailsType {
    /** Where the code went, partly hidden: an email address or a telephone number. */
    Destination?: string | undefined;
    /** Which way the code was sent. */
    DeliveryMedium?: CodeDeliveryDetailsTypeDeliveryMedium | undefined;
    /**
     * The attribute that the code is to confirm.
     *
     * 1 to 32 characters. Pattern: `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`.
     */
    AttributeName?: string | undefined;
}
/**
 * Which way the code was sent.
 *
 * @see fixtures/apidog/update-user-attributes/page.txt line 291
 */
export type CodeDeliveryDetailsTypeDeliveryMedium = 'SMS' | 'EMAIL' | (string & {});
/**
 * What the caller sends to change attributes.
 *
 * @see fixtures/apidog/update-user-attributes/page.txt line 272
 */
export interface UpdateUserAttributesRequest {
    /**
     * The attributes to change, each a name with its new value. Names of attributes that the pool itself
     * has added begin with custom: and go on with the name. Where the pool asks for a proof first, the old
     * value stays in force until the user has typed in the code that was sent to the new one.
     */
    UserAttributes: AttributeType[];
    /**
     * The token that the user was given at sign-in, and whose account is changed.
     *
     * Pattern: `[A-Za-z0-9-_=.]+`. Format: `password`.
     */
    AccessToken: string;
    /**
     * Free keys and values that are handed on to functions which run because of this call. A function that
     * is tied to a trigger of the pool can read them. Each use of the UpdateUserAttributes API action
     * calls the function behind the custom message trigger and passes it JSON, in which clientMetadata
     * holds what was given as ClientMetadata in your UpdateUserAttributes request. The developer guide
     * tells more in its chapter on triggers.
     */
    ClientMetadata?: {
        [key: string]: string;
    } | undefined;
}
/**
 * What the service answers once the attributes are changed.
 *
 * @see fixtures/apidog/update-user-attributes/page.txt line 272
 */
export interface UpdateUserAttributesResponse {
    /** One entry for each verification code that was sent. */
    CodeDeliveryDetailsList?: CodeDeliveryDetailsType[] | undefined;
}
