package dev.gatehouse.persistence;

import jakarta.transaction.TransactionManager;
import jakarta.transaction.UserTransaction;
import org.hibernate.engine.transaction.jta.platform.internal.AbstractJtaPlatform;

/** Finds the transaction manager of whichever server this runs on. Named in {@code persistence.xml}. */
public final class ServerTransactions extends AbstractJtaPlatform {

    private static final long serialVersionUID = 1L;

    private static final String[] TRANSACTION_MANAGERS = {
        "java:appserver/TransactionManager", "java:jboss/TransactionManager"
    };

    @Override
    protected TransactionManager locateTransactionManager() {
        for (var name : TRANSACTION_MANAGERS) {
            try {
                return (TransactionManager) jndiService().locate(name);
            } catch (RuntimeException elsewhere) {
                LOG.log(System.Logger.Level.DEBUG, "no transaction manager at {0}", name);
            }
        }
        throw new IllegalStateException("no transaction manager under " + String.join(" or ", TRANSACTION_MANAGERS));
    }

    @Override
    protected UserTransaction locateUserTransaction() {
        return (UserTransaction) jndiService().locate("java:comp/UserTransaction");
    }

    private static final System.Logger LOG = System.getLogger(ServerTransactions.class.getName());
}
