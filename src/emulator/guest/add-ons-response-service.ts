// AddOnsResponseService: what add-ons answer, by its newer name. https://developers.google.com/apps-script/reference/add-ons-response-service
import { cardService } from './card-service';
import { strict } from './not-emulated';

const { newActionResponseBuilder, newNavigation, newNotification, newOpenLink, OnClose, OpenAs } = cardService;

export const addOnsResponseService = strict(
  { newActionResponseBuilder, newNavigation, newNotification, newOpenLink, OnClose, OpenAs },
  'Add_Ons_Response_Service.AddOnsResponseService',
);
