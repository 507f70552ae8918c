package dev.gatehouse.handler.example;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Marks handlers that only run when {@code gatehouse.examples} is true, never on a deployment that did not ask. */
@Documented
@Retention(RUNTIME)
@Target(TYPE)
public @interface Example {}
