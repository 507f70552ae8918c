package dev.gatehouse.operation;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema up to date. However many nodes start at once, one migrates and the others wait for it. */
@ApplicationScoped
class Migration {

    @Resource(lookup = "java:comp/env/jdbc/gatehouse")
    private DataSource database;

    void migrate() {
        Flyway.configure(Migration.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }
}
