"""The TLV over JSON: the register, objections and letters, and every act that has a page."""
