package dev.gatehouse.delivery;

import dev.gatehouse.problem.LogText;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/**
 * Hears the bells. Declared as a message-driven bean in {@code ejb-jar.xml}. Without a transaction of its own: the
 * truth is in PostgreSQL, so a bell that is heard and comes to nothing is rung again by the sweeper.
 */
@TransactionManagement(TransactionManagementType.BEAN)
public class DeliveryListener implements MessageListener {

    private static final System.Logger LOG = System.getLogger(DeliveryListener.class.getName());

    @Inject
    private Courier courier;

    @Override
    public void onMessage(Message message) {
        try {
            if (message instanceof BytesMessage bytes) {
                courier.run(BellMessage.decode(read(bytes)));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (JMSException | RuntimeException unheard) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "event=bell_without_effect next=sweeper_rings_again error={0}",
                    LogText.cause(unheard));
        }
    }

    private static byte[] read(BytesMessage message) throws JMSException {
        var bytes = new byte[Math.toIntExact(message.getBodyLength())];
        message.readBytes(bytes);
        return bytes;
    }
}
