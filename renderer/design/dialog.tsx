import type { ReactNode } from "react";
import { Dialog as AriaDialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { View } from "./view.tsx";
import "./dialog.css";

export interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** `alertdialog` interrupts and cannot be dismissed by touching beside it. */
  readonly role?: "dialog" | "alertdialog";
  readonly onClose?: () => void;
  readonly above?: ReactNode;
}

/** A question over the page; the page behind is dimmed, not hidden. */
export function Dialog({ title, children, role = "dialog", onClose, above }: DialogProps) {
  const canLeave = role === "dialog";
  return (
    <ModalOverlay
      className="dialog-backdrop"
      isOpen
      isDismissable={canLeave}
      isKeyboardDismissDisabled={!canLeave}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose?.();
      }}
    >
      <Modal className="dialog-frame">
        <AriaDialog className="dialog" role={role}>
          <View>
            <div className="dialog-content">
              {above}
              <Heading slot="title" level={2} className="dialog-title">
                {title}
              </Heading>
              {children}
            </div>
          </View>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
